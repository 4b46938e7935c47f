using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Numbers;

namespace Otasuketai.Review.Rooms;

/// <summary>登録申請: starting, saving part by part, submitting and resubmitting.</summary>
internal static class Application
{
    /// <summary>Profile statements an application cannot go without, with the words of the task list.</summary>
    private static readonly ImmutableArray<FieldProblem> Required =
    [
        new("managementCondition", "経営状態を入力してください", "Please describe the management condition"),
        new("businessContinuity", "事業継続性を入力してください", "Please describe the business continuity"),
        new("antisocialPledge", "反社会的勢力でないことの誓約に同意してください", "Please agree to the statement on antisocial forces"),
        new("providerStatement", "サービスの提供者本人であることを確認してください", "Please confirm that you are the provider itself"),
    ];

    public static Decision Start(Case c)
    {
        if (c.Dossier.OpenLives(Machine.Registration).Any(l => l.Id != c.Life.Id) || c.Dossier.Listing.IsCurrent())
        {
            return new Decision.No(Refusal.AlreadyOpen);
        }

        return UnknownType(c) ?? Decision.With(new DossierEvent.Named(c.Request["serviceName"], c.Request["monitoringType"]));
    }

    public static Decision Save(Case c)
    {
        if (UnknownType(c) is { } no)
        {
            return no;
        }

        var events = ImmutableArray.CreateBuilder<DossierEvent>();
        if (c.Life.Stage == Stage.Draft)
        {
            // a draft is kept for so long untouched: every save begins the wait anew
            events.Add(new DossierEvent.DueSet(c.Life.Id, c.World.After(Policy.Knob.DraftKept, c.World.Today)));
        }

        if (c.Request.Input.ContainsKey("serviceName") || c.Request.Input.ContainsKey("monitoringType"))
        {
            events.Add(new DossierEvent.Named(
                c.Request.Input.GetValueOrDefault("serviceName", c.Dossier.ServiceName),
                c.Request.Input.GetValueOrDefault("monitoringType", c.Dossier.MonitoringType)));
        }

        if (c.Request[FactNames.Predecessor] is { Length: > 0 } predecessor)
        {
            var read = RegistrationNumber.Parse(predecessor);
            if (!read.IsOk)
            {
                return Steps.Bad(FactNames.Predecessor, "登録番号は 2026-001 のように入力してください", "Please enter a registration number such as 2026-001");
            }

            events.Add(c.Life.Id.Set((FactNames.Predecessor, read.Value.ToString())));
        }

        if (c.Request["item"] is { Length: > 0 } item)
        {
            if (!Items.All.Contains(item))
            {
                return Steps.Bad("item", "この項目はありません", "There is no such item");
            }

            if (Written(c, item) is { } claim)
            {
                events.Add(new DossierEvent.ClaimWritten(claim));
            }
        }

        return new Decision.Yes(events.ToImmutable());
    }

    public static Decision Submit(Case c)
    {
        if (Incomplete(c) is { } no)
        {
            return no;
        }

        var number = c.World.NextNumber ?? throw new InvalidOperationException("Submit needs the next application number.");
        return Decision.With(
            c.Life.Id.Set((FactNames.Number, number), ("submittedOn", c.World.Today.Iso()), (FactNames.ReceiptFiles, string.Join(' ', c.Dossier.Files.Select(f => $"{f.Id}:{f.Sha256}")))),
            c.Tell(Notices.Receipt, Role.Vendor, ("number", number), ("items", Items.All.Length.ToString()), ("files", c.Dossier.Files.Length.ToString())),
            c.Tell(Notices.ApplicationSubmitted, Role.Intake, ("number", number)));
    }

    public static Decision Resubmit(Case c)
    {
        if (c.Life.ReturnsTo is not { } to)
        {
            return new Decision.No(Refusal.NotInThisStage);
        }

        if (Incomplete(c) is { } no)
        {
            return no;
        }

        var asker = to == Stage.Intake ? Role.Intake : Role.Checker;
        return new Decision.Yes(
            [.. Corrections.Answer(c, c.Request["answer"]), c.Tell(Notices.CorrectionAnswered, asker, ("answer", c.Request["answer"]))],
            to);
    }

    /// <summary>A claim as the form gives it; null when nothing changed. An edit of a checked claim makes it stale: it needs a new finding.</summary>
    private static Claim? Written(Case c, string item)
    {
        var old = c.Dossier.Claims.GetValueOrDefault(item);
        var r = c.Request;
        var claim = ClaimRules.Write(old, new Claim(
            item, r["can"] == "yes", r["metric"], r["value"], r["unit"], Steps.Day(r["measuredOn"]), r["method"], r["source"], r["note"]));
        return claim == old ? null : claim;
    }

    private static Decision.No? Incomplete(Case c)
    {
        ImmutableArray<FieldProblem> head =
        [
            .. Blank("serviceName", c.Dossier.ServiceName, "サービス名を入力してください", "Please enter the name of the service"),
            .. Blank("monitoringType", c.Dossier.MonitoringType, "見守り方の種類を選んでください", "Please choose the type of monitoring"),
            .. Required.Where(r => c.Life.Fact(r.Field).Length == 0),
        ];
        if (!head.IsEmpty)
        {
            return new Decision.No(Refusal.IncompleteProfile, string.Join(' ', head.Select(f => f.Field))) { Fields = head };
        }

        var open = Items.All.Where(i => !c.Dossier.Claims.TryGetValue(i, out var claim) || !claim.Complete).ToList();
        return open.Count == 0
            ? null
            : new Decision.No(Refusal.IncompleteApplication, string.Join(' ', open))
            {
                Fields = [.. open.Select(i => new FieldProblem(i, $"項目{i}の回答と根拠の数値を入力してください", $"Please answer item {i} with its figures"))],
            };
    }

    private static Decision? UnknownType(Case c) => c.Request["monitoringType"] is { Length: > 0 } type && MonitoringTypes.Read(type) is null
        ? Steps.Bad("monitoringType", "見守り方の種類を選んでください", "Please choose the type of monitoring")
        : null;

    private static IEnumerable<FieldProblem> Blank(string field, string value, string ja, string en) =>
        value.Length == 0 ? [new FieldProblem(field, ja, en)] : [];
}
