using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.PostEvaluation;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.OpenData;

/// <summary>The open data tables: entries, their 23 items, the criteria of the worksheet, and what happened in the register.</summary>
public sealed class DataTables(ItemCatalogue catalogue, ChoosingData choosing, IServiceProvider services)
{
    /// <summary>The version in the address. Columns are only ever added to it; anything else makes the next one.</summary>
    public const string Version = "1";

    private static readonly ImmutableArray<string> Reasons = ["change-notice", "renewal", "recheck", "succession", "post-evaluation"];

    private static readonly ImmutableArray<string> Views = ["confirmed", "contradicted"];

    /// <summary>Asked for when the first row is written: the addresses are there before the database answers, the rulebook is not.</summary>
    private EvaluationRule Rule => field ??= EvaluationRule.Of(services.GetRequiredService<Rulebook>().Policy);

    /// <summary>All of them.</summary>
    public ImmutableArray<DataTable> All => [Entries(), Items(), Criteria(), Events()];

    private static DataTable<DataEntry> Entries() => new("entries", new("掲載情報", "Entries"), "number",
    [
        Text<DataEntry>("number", "登録番号", "Registration number, given once and never reused", e => e.Listing.Entry.Number),
        Words<DataEntry>("status", "掲載の状態", "Where the entry stands", Enum.GetValues<Standing>().Select(s => s.Code()), e => e.Listing.Standing.Code()),
        (new("current", DataType.Flag, new("いま選べるサービスか", "True for a service to choose now")), e => e.Listing.Current),
        (new("caution", DataType.Flag, new("注意喚起が出ているか", "True while the operator's caution is in force")), e => e.Listing.HasCaution),
        Text<DataEntry>("service_name", "サービス名", "Name of the service", e => e.Listing.Entry.ServiceName),
        Text<DataEntry>("vendor", "事業者名", "Name of the provider", e => e.Listing.Entry.Vendor),
        Words<DataEntry>("monitoring_type", "見守る対象", "What is watched", Enum.GetValues<MonitoringType>().Select(t => t.Code()), e => Open(e.Listing.Entry.MonitoringType), mayBeOpen: true),
        (new("listed_on", DataType.Day, new("掲載日", "Day of the listing")), e => e.Listing.Entry.ListedOn),
        (new("valid_until", DataType.Day, new("有効期間の満了日", "Last day of the validity")), e => e.Listing.Entry.ValidUntil),
        (new("version", DataType.Whole, new("掲載している版", "Number of the shown version, from 1")), e => e.Listing.Version),
        (new("version_at", DataType.Instant, new("その版を確定した時刻", "When that version was frozen")), e => e.Listing.AsOf),
        Open<DataEntry>("source", "引継ぎの出典（議決による登録では空）", "What a carried-over entry rests on; open for one resolved by the committee", e => e.Listing.Entry.Source),
        Day<DataEntry>("suspended_on", "停止した日（停止中だけ）", "Day of the suspension while it lasts", e => e.Listing.Standing == Standing.Suspended ? EntryWords.Day(e.Listing.Facts.GetValueOrDefault("suspendedOn", "")) : null),
        Day<DataEntry>("ended_on", "終わった日", "Day of the end", e => EntryWords.Day(e.Listing.Facts.GetValueOrDefault("endedOn", ""))),
        Open<DataEntry>("reason_class", "停止・終了の理由区分", "Reason class of a suspension or an end", ReasonClass),
        .. PublicEntry.PublicFacts.Where(name => StatedChoices.Find(name) is null).Select(Stated),
        .. StatedChoices.All.Select(Codes),
    ],
    (source, ct) => source.ReadEntries(ct));

    private DataTable<(DataEntry Entry, Item Item)> Items() => new("items", new("23項目の主張・確認・評価", "The 23 items: claimed, verified, user-evaluated"), "number,item",
    [
        Text<(DataEntry, Item)>("number", "登録番号", "Registration number", r => r.Item1.Listing.Entry.Number),
        Text<(DataEntry, Item)>("item", "項目の番号", "Id of the item", r => r.Item2.Id),
        Text<(DataEntry, Item)>("label_ja", "項目", "The item in Japanese", r => r.Item2.Label.Ja),
        Text<(DataEntry, Item)>("label_en", "項目（英語）", "The item in English", r => r.Item2.Label.En),
        (new("claimed", DataType.Flag, new("申請者の主張：できる（記載なしは空）", "Claimed by the provider; open where nothing is stated")) { MayBeOpen = true }, r => Said(r)?.Claimed),
        Open<(DataEntry, Item)>("metric", "根拠の指標", "What was measured", r => Said(r)?.Metric),
        Open<(DataEntry, Item)>("value", "値", "Value", r => Said(r)?.Value),
        Open<(DataEntry, Item)>("unit", "単位", "Unit", r => Said(r)?.Unit),
        Day<(DataEntry, Item)>("measured_on", "測定日", "Measured on", r => Said(r)?.MeasuredOn),
        Open<(DataEntry, Item)>("source", "資料の名前", "Name of the source", r => Said(r)?.Source),
        Open<(DataEntry, Item)>("note", "申請者の注記", "The provider's note", r => Said(r)?.Note),
        Words<(DataEntry, Item)>("verified", "運営者の確認（未確認は空）", "What the operator found; open where it is not checked", ["confirmed", "conditional", "not-substantiated", "contradicted"], r => Said(r) is { } i ? Api.ItemJson.Of(i).Verified : null, mayBeOpen: true),
        Day<(DataEntry, Item)>("verified_until", "確認の期限（過ぎたものは再確認待ち）", "Last day of the finding; after it the item waits for another check", r => Said(r)?.VerifiedUntil),
        Count("users_answers", "利用者の回答数", "Users who answered", c => c.Told + c.CannotTell),
        Count("users_achieved", "実現している（5件未満は空）", "Achieved; open below the minimum of answers", c => IsTold(c) ? c.Achieved : null),
        Count("users_not_achieved", "実現していない（5件未満は空）", "Not achieved; open below the minimum of answers", c => IsTold(c) ? c.NotAchieved : null),
        Count("users_cannot_tell", "わからない（5件未満は空）", "Cannot tell; open below the minimum of answers", c => IsTold(c) ? c.CannotTell : null),
        Words<(DataEntry, Item)>("users_view", "主張に対する利用者の評価（言えないときは空）", "What users mean for the claim; open where nothing can be said", Views, r => Said(r) is { Claimed: true } && Told(r) is { } c ? View(c) : null, mayBeOpen: true),
    ],
    ReadItems);

    private DataTable<(ScoringScheme Scheme, Criterion Criterion)> Criteria() => new("criteria", new("評価ワークシートの基準", "Criteria of the worksheet"), "scheme,criterion",
    [
        Text<(ScoringScheme, Criterion)>("scheme", "方式の版", "Version of the scheme", r => r.Item1.Head.Version),
        (new("effective_from", DataType.Day, new("適用の開始日", "First day of the scheme")), r => r.Scheme.Head.EffectiveFrom),
        Text<(ScoringScheme, Criterion)>("criterion", "基準の番号", "Id of the criterion", r => r.Item2.Id),
        Text<(ScoringScheme, Criterion)>("item", "まとまり", "The item it belongs to", r => r.Item2.Item.Id),
        Text<(ScoringScheme, Criterion)>("item_ja", "まとまりの名前", "That item in Japanese", r => r.Item2.Item.Words.Ja),
        Text<(ScoringScheme, Criterion)>("words_ja", "基準", "The criterion in Japanese", r => r.Item2.Words.Ja),
        Text<(ScoringScheme, Criterion)>("words_en", "基準（英語）", "The criterion in English", r => r.Item2.Words.En),
        .. Enum.GetValues<MonitoringType>().Select(type => ((DataColumn, Func<(ScoringScheme, Criterion), object?>))(
            new DataColumn("asked_of_" + type.Code(), DataType.Flag, new($"{type.Words().Ja}に問うか", $"True when it is asked of {type.Code()} services")), r => r.Item2.AppliesTo(type))),
        (new("points", DataType.Whole, new("最大の点", "Most points")), r => r.Criterion.Points),
        Text<(ScoringScheme, Criterion)>("allowed_points", "ありうる点（空白区切り）", "The points that can be given, separated by spaces", r => string.Join(' ', r.Item2.Allowed)),
    ],
    (_, _) => choosing.Schemes.SelectMany(s => s.Criteria.Select(c => (s, c))).ToAsyncEnumerable());

    private static DataTable<EntryEvent> Events() => new("events", new("登録簿の出来事", "Register events"), "id",
    [
        Text<EntryEvent>("id", "出来事の番号（変わらない）", "Stable name of the event", e => e.Id),
        Text<EntryEvent>("number", "登録番号", "Registration number", e => e.Number),
        (new("at", DataType.Instant, new("時刻", "When it happened")), e => e.At),
        Words<EntryEvent>("kind", "種類", "What happened", Enum.GetValues<EntryEventKind>().Select(EntryEvent.Code), e => EntryEvent.Code(e.Kind)),
        Open<EntryEvent>("reason_class", "理由区分", "Reason class of a suspension or an end", e => e.ReasonClass),
        (new("version", DataType.Whole, new("この出来事でできた版", "The version it made")) { MayBeOpen = true }, e => e.Version),
        Words<EntryEvent>("version_reason", "版ができた理由（ほかは空）", "Why that version was made; open for any other reason", Reasons, e => Reasons.Contains(e.VersionReason) ? e.VersionReason : null, mayBeOpen: true),
    ],
    (source, ct) => source.ReadEvents(ct));

    /// <summary>The column of a public fact.</summary>
    private static string Column(string fact) => fact.Replace('-', '_');

    private static string? ReasonClass(DataEntry e) => e.Listing.Standing switch
    {
        Standing.Listed => null,
        Standing.Suspended => e.Listing.Facts.GetValueOrDefault(FactNames.SuspensionKind) == "interim" ? e.Listing.Facts.GetValueOrDefault("reasonClass") : null,
        Standing.Ended or Standing.Expired or Standing.Delisted or Standing.Transferred => e.Listing.Facts.GetValueOrDefault(FactNames.Ground),
    };

    private static PublicItem? Said((DataEntry Entry, Item Item) r) => r.Entry.Listing.Entry.Items.FirstOrDefault(i => i.Item == r.Item.Id);

    private static ItemCount? Told((DataEntry Entry, Item Item) r) => r.Entry.Users.GetValueOrDefault(r.Item.Id);

    private static string? Open(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private bool IsTold(ItemCount count) => Rule.Publish(count) is PublishedResult.Shares;

    private string? View(ItemCount count) => PublicResults.View(Rule.Verdict(count)) switch
    {
        UserView.NotEvaluated => null,
        UserView.Confirmed => Views[0],
        UserView.Contradicted => Views[1],
    };

    private async IAsyncEnumerable<(DataEntry, Item)> ReadItems(DataSource source, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var entry in source.ReadEntries(ct))
        {
            foreach (var item in catalogue.Items)
            {
                yield return (entry, item);
            }
        }
    }

    /// <summary>A public fact as the provider states it. The column of a supplement holds the whole statement, as it did before the choices.</summary>
    private static (DataColumn, Func<DataEntry, object?>) Stated(string name)
    {
        var choice = StatedChoices.All.FirstOrDefault(c => c.Note == name);
        var said = PublicFactWords.Of(choice?.Name ?? name);
        return Open<DataEntry>(
            Column(name), said.Ja + "：申請者の説明", said.En + ", as the provider states it",
            e => choice is null ? e.Listing.Entry.Facts.GetValueOrDefault(name, "") : Statement(choice, e.Listing.Entry.Facts));
    }

    /// <summary>What was chosen in Japanese words, with the supplement in brackets; the supplement alone where nothing was chosen.</summary>
    private static string Statement(StatedChoice choice, IReadOnlyDictionary<string, string> facts) =>
        (string.Join('・', choice.Chosen(facts).Select(o => o.Ja)), facts.GetValueOrDefault(choice.Note, "")) switch
        {
            ("", var note) => note,
            (var words, "") => words,
            (var words, var note) => $"{words}（{note}）",
        };

    /// <summary>The codes of fixed choices; open where none is stated.</summary>
    private static (DataColumn, Func<DataEntry, object?>) Codes(StatedChoice choice)
    {
        var (said, apart) = (PublicFactWords.Of(choice.Name), choice.One ? new Bilingual("", "") : new Bilingual("（空白区切り）", ", separated by spaces"));
        var column = new DataColumn(Column(choice.Name), DataType.Text, new($"{said.Ja}：申請者が選んだもの{apart.Ja}", $"{said.En}: the options the provider chose{apart.En}"));
        return (column with { Words = [.. choice.Options.Select(o => o.Value)], Several = !choice.One, MayBeOpen = true }, e => Open(choice.InOrder(e.Listing.Entry.Facts.GetValueOrDefault(choice.Name, ""))));
    }

    private static (DataColumn, Func<T, object?>) Text<T>(string name, string ja, string en, Func<T, string> value) => (new(name, DataType.Text, new(ja, en)), value);

    private static (DataColumn, Func<T, object?>) Open<T>(string name, string ja, string en, Func<T, string?> value) => (new(name, DataType.Text, new(ja, en)) { MayBeOpen = true }, row => Open(value(row)));

    private static (DataColumn, Func<T, object?>) Words<T>(string name, string ja, string en, IEnumerable<string> words, Func<T, string?> value, bool mayBeOpen = false) =>
        (new(name, DataType.Text, new(ja, en)) { Words = [.. words], MayBeOpen = mayBeOpen }, row => Open(value(row)));

    private static (DataColumn, Func<T, object?>) Day<T>(string name, string ja, string en, Func<T, DateOnly?> value) => (new(name, DataType.Day, new(ja, en)) { MayBeOpen = true }, row => value(row));

    private static (DataColumn, Func<(DataEntry, Item), object?>) Count(string name, string ja, string en, Func<ItemCount, int?> value) =>
        (new(name, DataType.Whole, new(ja, en)) { MayBeOpen = true }, row => Told(row) is { } count ? value(count) : null);
}
