using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Quotes.Api.Pages;

/// <summary>A part of a page: knows what the whole is asked in.</summary>
public abstract class PageComponent : ComponentBase
{
    /// <summary>What the page was asked with.</summary>
    [CascadingParameter]
    public required View View { get; set; }

    /// <summary>The one of two wordings that the page speaks.</summary>
    protected string L(string chinese, string english) => View.IsChinese ? chinese : english;

    /// <summary>What a code of the API is called.</summary>
    protected string Called(string code) => Wordings.Of(code, View.IsChinese);

    /// <summary>A number with at most one decimal.</summary>
    protected static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a text, cut between characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The most UTF-16 units of it.</param>
    /// <param name="more">What stands for the rest.</param>
    protected static string Beginning(string text, int length, string more = "…") =>
        text.Length <= length ? text : text[..(char.IsLowSurrogate(text[length]) ? length - 1 : length)] + more;
}
