using Quotes.Storage;

namespace Quotes.Tests.Storage;

public sealed class ShuffleTests
{
    [Fact]
    public void Every_number_stands_at_just_one_place()
    {
        foreach (var bound in new uint[] { 1, 2, 3, 4, 5, 15, 16, 17, 53, 255, 256, 257, 1000, 4097 })
        {
            var order = Enumerable.Range(0, (int)bound).Select(place => Shuffle.At((uint)place, bound)).ToArray();

            Assert.Equal(Enumerable.Range(0, (int)bound).Select(n => (uint)n), order.Order());
        }
    }

    [Fact]
    public void A_seed_gives_the_same_numbers_on_every_machine()
    {
        var chance = new Chance(1234567);

        // The published reference values of SplitMix64 for this seed, modulo a power of two that keeps their low
        // digits.
        ulong[] reference = [6457827717110365317, 3203168211198807973, 9817491932198370423];
        Assert.Equal(reference.Select(n => n % (1UL << 32)), reference.Select(_ => chance.Below(1UL << 32)));
    }
}
