using System.Globalization;
using System.Xml;

namespace Quotes.Api.Pages;

/// <summary>Writes a feed as Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed) =>
        XmlText.Write(xml =>
        {
            xml.WriteStartElement("feed", Namespace);
            Add(xml, "id", feed.Url);
            Add(xml, "title", feed.Title);
            Add(xml, "updated", Time(feed.Updated));
            AddLink(xml, "self", feed.Url, "application/atom+xml");
            AddLink(xml, "alternate", feed.Page, "text/html");
            // Stands for entries that name nobody, who must have an author all the same (section 4.2.1).
            AddPerson(xml, "Quotes");
            foreach (var entry in feed.Entries)
                AddEntry(xml, entry);
            xml.WriteEndElement();
        });

    private static void AddEntry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry");
        if (entry.Language != "und")
            xml.WriteAttributeString("xml", "lang", null, entry.Language);
        Add(xml, "id", entry.Url);
        Add(xml, "title", entry.Title);
        Add(xml, "updated", Time(entry.Updated));
        if (entry.Date is { } date)
            Add(xml, "published", Time(date));
        AddLink(xml, "alternate", entry.Url, "text/html");
        AddLink(xml, "alternate", entry.Url + ".md", "text/markdown");
        foreach (var author in entry.Authors)
            AddPerson(xml, author);
        foreach (var theme in entry.Themes)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("term", theme);
            xml.WriteEndElement();
        }
        if (entry.Summary is { } summary)
            Add(xml, "summary", summary);
        Add(xml, "content", entry.Text);
        if (entry.Rights is { } rights)
            Add(xml, "rights", rights);
        xml.WriteEndElement();
    }

    // Without a type it is text, and nothing in it is markup (section 3.1.1).
    private static void Add(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, XmlText.Safe(text));

    private static void AddPerson(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author");
        Add(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void AddLink(XmlWriter xml, string rel, string address, string type)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
