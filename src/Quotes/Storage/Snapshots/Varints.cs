namespace Quotes.Storage.Snapshots;

/// <summary>Numbers from 0 as bytes, the fewer the smaller: seven bits a byte, the least significant first.</summary>
internal static class Varints
{
    /// <summary>The most bytes that a number takes.</summary>
    public const int Longest = 5;

    /// <summary>Writes a number.</summary>
    /// <returns>How many bytes it took.</returns>
    public static int Write(Span<byte> bytes, int number)
    {
        var at = 0;
        for (var rest = (uint)number; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                bytes[at] = (byte)rest;
                return at + 1;
            }
            bytes[at++] = (byte)(rest | 0x80);
        }
    }

    /// <summary>Reads a number, and goes behind it.</summary>
    public static int Read(byte[] bytes, ref int at)
    {
        int next = bytes[at++];
        if (next < 0x80)
            return next;
        var number = next & 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            next = bytes[at++];
            number |= (next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
    }
}
