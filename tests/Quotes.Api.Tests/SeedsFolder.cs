using System.Text;

namespace Quotes.Api.Tests;

/// <summary>A seeds folder and a data folder of one test, gone with it.</summary>
internal sealed class SeedsFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("quotes-seeds-").FullName;

    public SeedsFolder()
    {
        Directory.CreateDirectory(Path);
        File.Copy(Checkout.File("seeds/themes.yaml"), In("themes.yaml"));
    }

    /// <summary>Where the seeds stand.</summary>
    public string Path => System.IO.Path.Combine(_root, "seeds");

    /// <summary>The data folder.</summary>
    public string Data => System.IO.Path.Combine(_root, "data");

    /// <summary>A file of the seeds.</summary>
    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>
    /// Writes an interview of two questions whose answers hold a mark, as a careful editor would: all at once.
    /// </summary>
    public void Plant(string name, string mark, int pairs = 2)
    {
        var draft = System.IO.Path.Combine(_root, "draft");
        File.WriteAllText(draft, Interview(mark, pairs));
        File.Move(draft, In(name), overwrite: true);
    }

    /// <summary>An interview whose answers hold a mark.</summary>
    public static string Interview(string mark, int pairs = 2)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pairs; i++)
            text.Append(
                $"记者：第{i}个问题是什么？\n\n王小明：第{i}个回答是{mark}。我们看重客户，也看重合作伙伴。\n\n"
            );
        return text.ToString();
    }

    /// <summary>Starts the service on these seeds.</summary>
    public Task<Server> ServeAsync(params (string Name, string Value)[] environment) =>
        Server.StartAsync(Path, Data, environment);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
