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
}
