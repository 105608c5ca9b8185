using System.Numerics;

namespace Quotes.Storage;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): numbers by chance that a seed repeats, on every machine and framework. The
/// framework's own Random promises no such thing from one version to the next.
/// </summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to below the bound, each as likely as any other.</summary>
    public ulong Below(ulong bound)
    {
        // What lies beyond the last whole multiple of the bound would favour small numbers.
        var beyond = ulong.MaxValue - (ulong.MaxValue % bound);
        ulong number;
        do number = Next();
        while (number >= beyond);
        return number % bound;
    }

    private ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>Scatters a number over all 64 bits.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>One fixed order of the numbers below a bound, in which neighbours lie far apart.</summary>
internal static class Shuffle
{
    private const int Rounds = 4;

    /// <summary>The number at a place of the order; every number stands at just one place.</summary>
    /// <remarks>
    /// A Feistel network over the next even power of two; what falls outside the bound is sent through again.
    /// </remarks>
    public static uint At(uint place, uint bound)
    {
        var half = Math.Max(1, (BitOperations.Log2(Math.Max(1, bound - 1)) + 2) / 2);
        var number = place;
        do number = Permute(number, half);
        while (number >= bound);
        return number;
    }

    private static uint Permute(uint number, int half)
    {
        var mask = (1u << half) - 1;
        var (left, right) = (number >> half, number & mask);
        for (var round = 0; round < Rounds; round++)
            (left, right) = (right, left ^ ((uint)Chance.Mix(right + ((ulong)round << 32)) & mask));
        return (left << half) | right;
    }
}
