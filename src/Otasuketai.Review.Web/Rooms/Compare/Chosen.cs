using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>An entry on the table. Its letter and colour go with its place: A blue, B orange, C purple, D green.</summary>
/// <param name="Place">From 0.</param>
public sealed record ChosenEntry(int Place, CatalogueEntry Entry)
{
    /// <summary>A to D.</summary>
    public string Letter => ((char)('A' + Place)).ToString();

    /// <summary>The letter of the colour classes, a to d.</summary>
    public string Colour => Letter.ToLowerInvariant();

    /// <summary>Registration number.</summary>
    public string Number => Entry.Listing.Entry.Number;

    /// <summary>The service's name.</summary>
    public string Name => Entry.Listing.Entry.ServiceName;

    /// <summary>A「みまもりEDRライト」, as sentences name it.</summary>
    public string Said(Lang l) => l.Pick($"{Letter}「{Name}」", $"{Letter} “{Name}”");
}

/// <summary>The entries an address names (<c>?entry=2026-001&amp;entry=…</c>), each once and in its order; what could not be taken is told and the rest is kept.</summary>
/// <param name="Problems">One sentence for everything left out.</param>
public sealed record Chosen(ImmutableArray<ChosenEntry> Entries, ImmutableArray<Bilingual> Problems)
{
    /// <summary>Most entries side by side.</summary>
    public const int Most = CatalogueQuery.MostPicked;

    /// <summary>The name in an address.</summary>
    public const string Field = CatalogueQueryReader.Entry;

    private const int MostLookedAt = 20;
    private const int MostRepeated = 30;

    /// <summary>Reads an address. Empty values are an empty field of a form, not a mistake.</summary>
    public static Chosen Read(IEnumerable<string?> sent, CatalogueIndex index)
    {
        var entries = ImmutableArray.CreateBuilder<ChosenEntry>();
        var problems = ImmutableArray.CreateBuilder<Bilingual>();
        var written = sent.Select(InputText.Line).Where(text => text.Length > 0).Take(MostLookedAt + 1).ToList();
        foreach (var text in written.Take(MostLookedAt))
        {
            if (Look(text, entries, index, out var entry) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                entries.Add(new ChosenEntry(entries.Count, entry!));
            }
        }
        if (written.Count > MostLookedAt)
        {
            problems.Add(new($"{MostLookedAt}件目より後の指定は読んでいません。", $"What was named after the {MostLookedAt}th was not read."));
        }
        return new Chosen(entries.ToImmutable(), [.. problems.Distinct()]);
    }

    /// <summary>The address of a page about these entries, in the reader's language.</summary>
    public string Url(Lang lang, string path, params IEnumerable<(string Name, string Value)> more) =>
        lang.Url(path + QueryString.Create(Entries.Select(e => (Name: Field, Value: e.Number)).Concat(more).Select(p => KeyValuePair.Create(p.Name, (string?)p.Value))));

    /// <summary>The worksheet with these entries, and with the company if it is told.</summary>
    public string WorksheetUrl(Lang lang, CostSize size) => Url(lang, "/worksheet", CostQuery.Carried(size).Select(part => (part.Name == "devices" ? "pcs" : "offices", part.Value)));

    /// <summary>The catalogue, where these entries are already picked.</summary>
    public string CatalogueUrl(Lang lang, MonitoringType? type = null) => (CatalogueQuery.Everything with
    {
        Picked = [.. Entries.Select(e => e.Number)],
        Question = CatalogueQuestion.Everything.Choose(type is { } only ? [("type", only.Code())] : [], out _),
    }).Url(lang);

    /// <summary>The same without one.</summary>
    public Chosen Without(ChosenEntry entry) => this with { Entries = Entries.Remove(entry) };

    private static Bilingual? Look(string text, ImmutableArray<ChosenEntry>.Builder before, CatalogueIndex index, out CatalogueEntry? entry)
    {
        entry = null;
        var shown = InputText.Short(text, MostRepeated);
        var number = RegistrationNumber.Parse(text);
        if (!number.IsOk)
        {
            return new($"「{shown}」は登録番号として読めません。2026-001 の形で書いてください。", $"“{shown}” is no registration number. Write it like 2026-001.");
        }
        entry = index.Find(number.Value.ToString());
        if (entry is null)
        {
            return new($"登録番号 {number.Value} の掲載はありません。", $"There is no entry of number {number.Value}.");
        }
        if (before.Any(b => b.Number == number.Value.ToString()))
        {
            return new($"登録番号 {number.Value} は二度指定されています。一度だけ並べます。", $"Number {number.Value} is named twice; it is shown once.");
        }
        return before.Count == Most
            ? new($"並べられるのは{Most}件までです。登録番号 {number.Value} は外しました。", $"There is room for {Most}. Number {number.Value} was left out.")
            : null;
    }
}
