using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;
using FieldKind = Otasuketai.Review.Forms.FieldKind;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>One line of the history (経緯): a move under the law, or something noted beside it.</summary>
/// <param name="Kind">Null for a move; else proposed, declined, mended, downloaded …</param>
public sealed record CaseEntry(Machine? Machine, Act? Act, Stage? From, Stage? To, string ActorName, ImmutableArray<Role> Roles, DateTimeOffset At, ImmutableDictionary<string, string> Facts, string? Kind)
{
    /// <summary>The life it happened to.</summary>
    public Guid Life { get; init; }

    /// <summary>How many equal entries in a row this line stands for.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Joins runs of the same act by the same person on the same day (saving a form part by part) into one line; the newest time is kept.</summary>
    public static IEnumerable<CaseEntry> Joined(IEnumerable<CaseEntry> newestFirst)
    {
        CaseEntry? open = null;
        foreach (var entry in newestFirst)
        {
            if (open is not null && open.IsSame(entry))
            {
                open = open with { Count = open.Count + 1 };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = entry;
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    /// <summary>Reads the row of the case's history query.</summary>
    public static CaseEntry Read(NpgsqlDataReader r) => new(
        Parse<Machine>(r, 0), Parse<Act>(r, 1), Parse<Stage>(r, 3), Parse<Stage>(r, 2), r.GetString(4),
        [.. r.GetFieldValue<string[]>(5).Select(Enum.Parse<Role>)], r.GetFieldValue<DateTimeOffset>(6), Texts(r.GetString(7)), r.IsDBNull(8) ? null : r.GetString(8))
    {
        Life = r.IsDBNull(9) ? default : r.GetGuid(9),
    };

    /// <summary>
    /// What a vendor may know of: no proposals that wait inside the office, of a poll its confirmation only, and of a correction only what
    /// people did: the rules write each of its steps a second time beside the request and the answer.
    /// </summary>
    public bool IsForVendor => Kind is null or "uploaded" or "removed" && Machine switch
    {
        Lifecycle.Machine.Poll => Act == Lifecycle.Act.ConfirmPoll,
        Lifecycle.Machine.Correction => !Roles.Contains(Role.System),
        _ => true,
    };

    /// <summary>The line in the reader's words; a vendor reads the office's role instead of a person's name.</summary>
    public HistoryView View(Lang l, ItemCatalogue items, bool forVendor) => new(At, What(l)) { Who = Who(l, forVendor), Facts = Details(l, items, forVendor) };

    /// <summary>What was filled in, field by field, as far as the reader may read it.</summary>
    public IReadOnlyList<Fact> Details(Lang l, ItemCatalogue items, bool forVendor) => Machine is not { } machine || Act is not { } act || Count > 1
        ? []
        : [.. ActForms.For(machine, act, Facts).Fields
            .Where(f => (f.Kind != FieldKind.Hidden || !f.Options.IsEmpty) && Facts.GetValueOrDefault(f.Name, string.Empty).Length > 0)
            .Where(f => !forVendor || !f.Inside || Roles.Contains(Role.Vendor))
            .Select(f => new Fact(l.Pick(f.Ja, f.En), FormViews.Said(f, Facts[f.Name], l, items)))];

    private string What(Lang l)
    {
        var act = Act is { } a ? l.Of(a) : string.Empty;
        return Kind switch
        {
            null => From == To || To is null ? $"{l.Of(Machine!.Value)}　{act}{Times(l)}" : $"{l.Of(Machine!.Value)}　{act} → {l.Of(To.Value)}",
            "proposed" => l.Pick($"提案：{act}（別の人の確認待ち）", $"Proposed: {act} (waits for a second person)"),
            "declined" => l.Pick($"提案を戻す：{act}", $"Proposal declined: {act}"),
            "lapsed" => l.Pick($"提案の失効（案件が先へ進んだため）：{act}", $"Proposal lapsed, as the case moved on: {act}"),
            "migrated" => l.Pick($"手順書の版を移す：{Facts["from"]} → {Facts["to"]}（{Facts["reason"]}）", $"Moved to another version of the procedure: {Facts["from"]} → {Facts["to"]} ({Facts["reason"]})"),
            "mended" when Facts.GetValueOrDefault("how") == "skip" => l.Pick($"止まっていた手順を済んだものとして先へ（{Facts["reason"]}）", $"A stuck step was passed as if done ({Facts["reason"]})"),
            "mended" => l.Pick($"止まっていた手順をやり直す（{Facts["reason"]}）", $"A stuck step was tried again ({Facts["reason"]})"),
            "file-received" => l.Pick("資料を受け取り", "File received"),
            "file-reused" => l.Pick("送った資料をほかの項目でも使う", "File used for another item"),
            "file-removed" => l.Pick("資料を外す", "File removed"),
            "file-downloaded" => l.Pick("資料を開く", "File opened"),
            "monitor-enrolled" => l.Pick("モニター企業を名簿に加える", "Monitor user enrolled"),
            "monitor-left" => l.Pick("モニター企業を名簿から外す", "Monitor user ended"),
            _ => Kind,
        };
    }

    private bool IsSame(CaseEntry other) => From == To && (Machine, Act, To, ActorName, Kind) == (other.Machine, other.Act, other.To, other.ActorName, other.Kind)
        && Act is Lifecycle.Act.SaveApplication or Lifecycle.Act.RecordFinding or Lifecycle.Act.DeclareConflict or Lifecycle.Act.CastBallot or Lifecycle.Act.ChangeBallot && Jst.Day(At) == Jst.Day(other.At);

    private string Times(Lang l) => Count > 1 ? l.Pick($"（{Count}回）", $" ({Count} times)") : string.Empty;

    private string Who(Lang l, bool forVendor)
    {
        var role = Roles.Length > 0 ? l.Of(Roles[0]) : string.Empty;
        var isOffice = Roles.Length == 0 || Roles.Any(r => r is not Role.Vendor and not Role.System);
        return forVendor && isOffice ? l.Pick("運営者・評価会議", "Operator or committee") : Roles.Contains(Role.System) || role.Length == 0 ? (role.Length == 0 ? ActorName : role) : $"{ActorName}・{role}";
    }

    private static ImmutableDictionary<string, string> Texts(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!.ToImmutableDictionary(f => f.Key, f => f.Value.ToString());

    private static T? Parse<T>(NpgsqlDataReader r, int column)
        where T : struct, Enum =>
        !r.IsDBNull(column) && Enum.TryParse<T>(r.GetString(column), out var value) ? value : null;
}
