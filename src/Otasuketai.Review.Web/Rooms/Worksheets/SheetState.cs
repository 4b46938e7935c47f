using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Compare;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>An own assessment (自社の評価): what somebody at the table knows better than the entry says.</summary>
public sealed record OwnPoints(string Number, string Criterion, int Points);

/// <summary>
/// A worksheet as an address holds it: <c>entry=2026-001</c> (again for each), <c>C07=2</c>, <c>own=2026-001.C03.10</c>,
/// <c>given=endpoint~5.5.10~Name</c> (points in the order of the scheme), and the company's five answers under the names of the advice. Texts are never part of an address.
/// </summary>
/// <param name="Weights">Those that differ from 1.</param>
public sealed record SheetState(
    ImmutableArray<string> Entries, ImmutableArray<Candidate> Given, ImmutableDictionary<string, int> Weights, ImmutableArray<OwnPoints> Own, CompanyProfile Company)
{
    /// <summary>Most candidates of one page; programs may send more to the interface.</summary>
    public const int MostCandidates = 20;

    /// <summary>Longest name of a candidate that is given by its points.</summary>
    public const int MostCharacters = 100;

    /// <summary>Longest address a worksheet may have; longer ones would be refused on the way here.</summary>
    public const int LongestAddress = 6000;

    /// <summary>An empty sheet.</summary>
    public static SheetState Empty { get; } = new([], [], ImmutableDictionary<string, int>.Empty, [], new CompanyProfile(null, null, null, null, null));

    /// <summary>True when nothing is chosen yet.</summary>
    public bool IsEmpty => Entries.IsEmpty && Given.IsEmpty;

    /// <summary>Name and value of every part that differs from an empty sheet, always in the same order.</summary>
    public IEnumerable<(string Name, string Value)> Parts(ScoringScheme scheme)
    {
        IEnumerable<(string, string?)> company =
        [
            ("pcs", Said(Company.Pcs)), ("offices", Said(Company.Offices)), ("place", CompanyReader.Places.FirstOrDefault(p => p.Place == Company.Place).Code), ("slow", Said(Company.SlowPcs)), ("data", Said(Company.PersonalData)),
        ];
        return
        [
            .. Entries.Select(number => ("entry", number)),
            .. Given.Select(c => ("given", Written(scheme, c))),
            .. scheme.Criteria.Where(c => Weights.ContainsKey(c.Id)).Select(c => (c.Id, Weights[c.Id].ToString(CultureInfo.InvariantCulture))),
            .. Own.OrderBy(o => o.Number, StringComparer.Ordinal).ThenBy(o => o.Criterion, StringComparer.Ordinal).Select(o => ("own", string.Create(CultureInfo.InvariantCulture, $"{o.Number}.{o.Criterion}.{o.Points}"))),
            .. company.Where(c => c.Item2 is not null).Select(c => (c.Item1, c.Item2!)),
        ];
    }

    /// <summary>The address after the question mark.</summary>
    public string Query(ScoringScheme scheme) => string.Join('&', Parts(scheme).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    private static string Written(ScoringScheme scheme, Candidate c) =>
        $"{c.Type.Code()}~{string.Join('.', scheme.Criteria.Select(criterion => c.Points.TryGetValue(criterion.Id, out var points) ? points.ToString(CultureInfo.InvariantCulture) : ""))}~{c.Name}";

    private static string? Said(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Said(bool? answer) => answer is { } known ? known ? "yes" : "no" : null;
}

/// <summary>What could be read, and one sentence for everything that could not; the rest is kept.</summary>
public sealed record SheetReading(SheetState State, ImmutableArray<Bilingual> Problems);

/// <summary>Reads a worksheet from an address or a form. Whatever is sent, a bounded part of it is looked at.</summary>
internal sealed class SheetStateReader
{
    private const int MostLookedAt = 400;
    private const int MostTold = 10;

    private readonly ScoringScheme scheme;
    private readonly CatalogueIndex index;
    private readonly Dictionary<string, StringValues> sent;
    private readonly List<Bilingual> problems = [];

    private SheetStateReader(ScoringScheme scheme, CatalogueIndex index, IEnumerable<KeyValuePair<string, StringValues>> sent) =>
        (this.scheme, this.index, this.sent) = (scheme, index, sent.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal));

    internal static SheetReading Read(ScoringScheme scheme, CatalogueIndex index, IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var reader = new SheetStateReader(scheme, index, sent);
        var state = reader.Read();
        return new SheetReading(state, [.. reader.problems.Distinct().Take(MostTold)]);
    }

    /// <summary>A kept sheet under today's scheme and register, by the same rules as an address; points that rest on the register are read anew.</summary>
    internal static SheetReading Read(ScoringScheme scheme, CatalogueIndex index, SheetContent kept)
    {
        var entries = kept.Candidates.Where(c => c.Entry is not null).ToList();
        var state = new SheetState(
            [.. entries.Select(c => c.Key)],
            [.. kept.Candidates.Where(c => c.Entry is null).Select(c => c.Plain())],
            kept.Weights.ToImmutableDictionary(),
            [.. entries.SelectMany(c => c.Points.Where(p => p.Value.Own).Select(p => new OwnPoints(c.Key, p.Key, p.Value.Points)))],
            kept.Company);
        var reading = Read(scheme, index, state.Parts(scheme).GroupBy(p => p.Name).Select(p => KeyValuePair.Create(p.Key, new StringValues([.. p.Select(v => v.Value)]))));
        var dropped = kept.Weights.Keys.Concat(state.Given.SelectMany(g => g.Points.Keys)).Where(id => scheme.Find(id) is null).Distinct().Order(StringComparer.Ordinal).ToList();
        return dropped.Count == 0 ? reading : reading with
        {
            Problems = reading.Problems.Add(new($"いまの採点の方式にない基準を外しました：{string.Join("、", dropped)}", $"Criteria that today's scheme does not have were left out: {string.Join(", ", dropped)}")),
        };
    }

    private SheetState Read()
    {
        var entries = Entries();
        var given = Given();
        if (entries.Length + given.Length > SheetState.MostCandidates)
        {
            problems.Add(new($"候補は{SheetState.MostCandidates}件までです。はじめの{SheetState.MostCandidates}件だけを取り上げました。", $"There are at most {SheetState.MostCandidates} candidates; only the first {SheetState.MostCandidates} were taken."));
            entries = [.. entries.Take(SheetState.MostCandidates)];
            given = [.. given.Take(SheetState.MostCandidates - entries.Length)];
        }
        return new SheetState(entries, given, Weights(), Own(entries), Company());
    }

    private IEnumerable<string> Sent(string name) => sent.TryGetValue(name, out var values) ? values.Take(MostLookedAt).Select(InputText.Line).Where(v => v.Length > 0) : [];

    private ImmutableArray<string> Entries()
    {
        var numbers = ImmutableArray.CreateBuilder<string>();
        foreach (var text in Sent("entry"))
        {
            var number = RegistrationNumber.Parse(text);
            if (!number.IsOk)
            {
                problems.Add(new($"「{Short(text)}」は登録番号として読めません（例：2026-001）。", $"“{Short(text)}” is no registration number (like 2026-001)."));
            }
            else if (index.Find(number.Value.ToString()) is not { Type: not null, Listing.Entry: { } entry })
            {
                problems.Add(new($"登録番号 {number.Value} の掲載はありません。", $"There is no entry of number {number.Value}."));
            }
            else if (!numbers.Contains(entry.Number))
            {
                numbers.Add(entry.Number);
            }
        }
        return numbers.ToImmutable();
    }

    private ImmutableArray<Candidate> Given()
    {
        var given = ImmutableArray.CreateBuilder<Candidate>();
        foreach (var text in Sent("given"))
        {
            if (Candidate(text) is { } candidate && !given.Any(g => g.Key == candidate.Key))
            {
                given.Add(candidate);
            }
            else
            {
                problems.Add(new("手で加えた候補のうち、読めないものを外しました。", "Candidates given by their points that could not be read were left out."));
            }
        }
        return given.ToImmutable();
    }

    /// <summary>endpoint~5.5.10~Name; the name comes last, so that it may hold anything.</summary>
    private Candidate? Candidate(string text)
    {
        var parts = text.Split('~', 3);
        if (parts.Length != 3 || MonitoringTypes.Read(parts[0]) is not { } type || NameProblem(parts[2]) is not null)
        {
            return null;
        }
        var points = parts[1].Split('.', 100);
        if (points.Length != scheme.Criteria.Length)
        {
            return null;
        }
        var known = ImmutableDictionary.CreateBuilder<string, int>();
        foreach (var (criterion, written) in scheme.Criteria.Zip(points).Where(p => p.Second.Length > 0))
        {
            if (!criterion.AppliesTo(type) || Number(written) is not { } number || !criterion.Allowed.Contains(number))
            {
                return null;
            }
            known[criterion.Id] = number;
        }
        return new Candidate(parts[2], parts[2], type, known.ToImmutable());
    }

    /// <summary>What is wrong with the name of a candidate given by its points; null: nothing.</summary>
    internal static Bilingual? NameProblem(string name) => name.Length is 0 or > SheetState.MostCharacters
        ? new($"候補の名前は1〜{SheetState.MostCharacters}文字です。", $"A candidate's name has 1 to {SheetState.MostCharacters} characters.")
        : RegistrationNumber.Parse(name).IsOk ? new("登録番号は、候補の名前に使えません。", "A registration number cannot be a candidate's name.") : null;

    private ImmutableDictionary<string, int> Weights()
    {
        var weights = ImmutableDictionary.CreateBuilder<string, int>();
        foreach (var (name, value) in sent.Where(s => IsCriterion(s.Key)).Take(MostLookedAt).Select(s => (s.Key, InputText.Line(s.Value.LastOrDefault()))))
        {
            if (scheme.Find(name) is null)
            {
                problems.Add(new($"{name} という基準はありません。", $"There is no criterion {name}."));
            }
            else if (Number(value) is not (>= 0 and <= 2 and var weight))
            {
                problems.Add(new($"{name}の重みは0（対象外）・1（ふつう）・2（重視）のいずれかです。「ふつう」で計算しました。", $"The weight of {name} is 0 (not relevant), 1 (normal) or 2 (emphasised); it was taken as normal."));
            }
            else if (weight != 1)
            {
                weights[name] = weight;
            }
        }
        return weights.ToImmutable();
    }

    private ImmutableArray<OwnPoints> Own(ImmutableArray<string> entries)
    {
        var own = new Dictionary<(string, string), OwnPoints>();
        foreach (var text in Sent("own"))
        {
            var parts = text.Split('.');
            if (parts.Length == 3 && entries.Contains(parts[0]) && scheme.Find(parts[1]) is { } criterion && Number(parts[2]) is { } points && criterion.AppliesTo(index.Find(parts[0])!.Type!.Value) && criterion.Allowed.Contains(points))
            {
                own[(parts[0], criterion.Id)] = new OwnPoints(parts[0], criterion.Id, points);
            }
            else if (parts.Length != 3 || entries.Contains(parts[0]))
            {
                problems.Add(new("自社の評価のうち、その基準では取りえない点を外しました。", "Own assessments with points the criterion cannot give were left out."));
            }
        }
        return [.. own.Values];
    }

    private CompanyProfile Company()
    {
        var (company, unread) = CompanyReader.Read(name => Sent(name).LastOrDefault());
        problems.AddRange(unread.Select(p => p.Words));
        return company;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Names that mean a criterion: C and digits, or one the scheme has.</summary>
    private bool IsCriterion(string name) => scheme.Find(name) is not null || (name.Length is >= 2 and <= 6 && name[0] == 'C' && name.Skip(1).All(char.IsAsciiDigit));

    private static string Short(string text) => InputText.Short(text, 30);
}
