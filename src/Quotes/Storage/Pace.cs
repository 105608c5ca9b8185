namespace Quotes.Storage;

/// <summary>How long a reading may take.</summary>
internal enum Pace
{
    /// <summary>Next to nothing.</summary>
    Short,

    /// <summary>
    /// As long as an answer may: such readings wait for each other, so that the short ones find a connection and a
    /// thread.
    /// </summary>
    Long,

    /// <summary>Minutes, for nobody waits for an answer; there is one at a time, which takes nobody's place.</summary>
    Patient,
}
