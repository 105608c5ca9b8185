using System.Text;

namespace Quotes.Api.Mcp;

/// <summary>Lists the themes, which are what search takes as theme.</summary>
internal static class ThemesTool
{
    public static readonly BotTool Tool = BotTool.Of(
        "list_themes",
        "列出主题",
        "List the themes that quotes are tagged with, each with its id (what search takes as theme), names, definition "
            + "and how many quotes carry it. 列出引文的主题及其编号。",
        [],
        BotJson.Verbatim.ListedThemes,
        AnswerAsync,
        Write
    );

    private static async Task<ListedThemes?> AnswerAsync(BotRequest request, CancellationToken ct)
    {
        var themes = new List<ListedTheme>();
        await foreach (var theme in request.Store.AllThemesAsync(ct))
            themes.Add(
                new(
                    theme.Id,
                    theme.Names.GetValueOrDefault("zh", theme.Id),
                    theme.Names.GetValueOrDefault("en", theme.Id),
                    theme.Definition,
                    theme.Parent,
                    theme.Counts.Quotes,
                    request.Root + Paths.Home + Paths.Query("theme", theme.Id)
                )
            );
        return new ListedThemes(themes);
    }

    private static string Write(ListedThemes listed)
    {
        var text = new StringBuilder($"共有 {listed.Themes.Count} 个主题；search 的 theme 用编号。");
        foreach (var theme in listed.Themes)
            text.Append($"\n{theme.Id}：{BotText.OneLine(theme.Chinese)}（{theme.Quotes} 句），")
                .Append(BotText.OneLine(theme.Definition));
        return text.Append('\n').ToString();
    }
}

/// <summary>What search takes as theme.</summary>
/// <param name="Themes">The themes, in the order of the catalogue.</param>
internal sealed record ListedThemes(IReadOnlyList<ListedTheme> Themes);

/// <summary>A theme.</summary>
/// <param name="Id">Its slug: what search takes.</param>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Definition">What it is about.</param>
/// <param name="Parent">The id of the broader theme; null at the top.</param>
/// <param name="Quotes">How many quotes carry it.</param>
/// <param name="Url">The absolute address of the page that lists them.</param>
internal sealed record ListedTheme(
    string Id,
    string Chinese,
    string English,
    string Definition,
    string? Parent,
    int Quotes,
    string Url
);
