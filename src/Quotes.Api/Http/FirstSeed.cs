namespace Quotes.Api.Http;

/// <summary>
/// Ids of the first interview, for the examples of the document: every one of them works on a fresh start.
/// </summary>
internal static class FirstSeed
{
    public const string Interview = "tencent-industrial-internet-2018";
    public const string Question = "n-mbfbj710azb5";
    public const string Answer = "a-xc3r1t6vv4x2";
    public const string Quote = "q-yknd74rd3rrm";
    public const string Revision = "bc8cf0d9bc61";
    public const string Speaker = "dowson-tong";
    public const string Theme = "customer-centricity";
}
