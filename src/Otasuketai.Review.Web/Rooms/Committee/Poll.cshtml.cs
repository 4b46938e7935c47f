using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Cases;
using Otasuketai.Review.Web.Rooms.EvidenceCheck;
using Otasuketai.Review.Web.Words;
using FormKind = Otasuketai.Review.Forms.FieldKind;

namespace Otasuketai.Review.Web.Rooms.Committee;

/// <summary>A form about the poll as a whole.</summary>
/// <param name="Handler">Where it is posted.</param>
/// <param name="Words">Why it is asked for now; empty where the heading says enough.</param>
public sealed record PollPaper(Act Act, string Handler, string Heading, string Words);

/// <summary>
/// One item of the committee: declaration before anything else, then material and ballot paper, after the close the sum in words. A choice
/// travels in the body of two posts (paper, confirmation) to the desk, and nowhere else: not in an address, a notice, a cookie or a log.
/// </summary>
public sealed class PollModel(PollFile polls, PollStore store, Desk.Desk desk, ItemCatalogue items, Lang l) : PageModel
{
    private static readonly ImmutableHashSet<Act> Here = [Act.DeclareConflict, Act.CastBallot, Act.ChangeBallot, Act.EndVoting, Act.ElectPresiding, Act.ConfirmPoll];

    /// <summary>Made with the form; sent with it.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>The poll's version the form was made from.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>"yes" on the second post, from the page that asks once more.</summary>
    [BindProperty]
    public string? Sure { get; set; }

    /// <summary>"yes" when the person goes back from the page that asks once more: the form again, with everything typed.</summary>
    [BindProperty]
    public string? Back { get; set; }

    /// <summary>"yes" when the member asks to be recused after all.</summary>
    [BindProperty(SupportsGet = true, Name = "recuse")]
    public string? Recuse { get; set; }

    /// <summary>True while the declaration is shown again.</summary>
    public bool IsRecusing => Recuse == "yes" && Seat.MayRecuse;

    /// <summary>The poll as this person may see it.</summary>
    public SeenPoll Seat { get; private set; } = null!;

    /// <summary>The act the page asks about once more; null while it shows its forms.</summary>
    public Act? Asking { get; private set; }

    /// <summary>The sum of a closed box, for those who may read it; null also for an exact half nobody can decide.</summary>
    public Result? Sum => Seat.MayReadSum ? Counting.Of(Seat.Poll) : null;

    /// <summary>Words that came with the ballots, once the sum may be read.</summary>
    public ImmutableArray<(bool IsCondition, string Words)> Opinions { get; private set; } = [];

    /// <summary>The other items of the reader, for the column beside the material.</summary>
    public ImmutableArray<PollRow> Agenda { get; private set; } = [];

    /// <summary>The 23 items.</summary>
    public ItemCatalogue Items => items;

    /// <summary>Cast the first time, change afterwards.</summary>
    public Act BallotAct => Seat.Me is { Voted: true } ? Act.ChangeBallot : Act.CastBallot;

    /// <summary>Acts of the office on this poll that have a page of their own.</summary>
    public IEnumerable<(string Label, string Url)> OfficeActs => Seat.Offers.Where(o => !Here.Contains(o.Act))
        .Select(o => (l.Of(o.Act), l.Url($"/cases/{Seat.Dossier.Id}/lives/{Seat.Life.Id}/{o.Act}")));

    /// <summary>Members who have not voted and could.</summary>
    private int Missing => Seat.Poll.Counted.Count(m => !m.Voted);

    /// <summary>What is done with the poll as a whole by the one it is asked of: end the voting, record an election, confirm.</summary>
    public IEnumerable<PollPaper> Papers
    {
        get
        {
            if (Seat.May(Act.EndVoting) && Quorum is { IsReached: true } && Missing > 0)
            {
                yield return new(Act.EndVoting, "End", l.Pick("投票の締切（座長・代行）", "End the voting (presiding)"),
                    l.Pick($"定足数に達しています。まだ投票していない{Missing}名を待たずに締め切れます。締切の日には、そのままで締め切られます。", $"The quorum is reached. The voting can end without the {Missing} who have not voted; on the closing day it ends by itself."));
            }

            if (Seat.May(Act.ElectPresiding))
            {
                yield return new(Act.ElectPresiding, "Elect", l.Pick("選任の記録", "Record the election"),
                    l.Pick("座長も座長代理もこの議題を決められません。投票した委員の互選の結果を記録してください。", "Neither chair nor deputy can decide this item. Record whom the members who voted elected."));
            }

            if (Seat.May(Act.ConfirmPoll))
            {
                yield return new(Act.ConfirmPoll, "Confirm", l.Pick("議決の確認", "Confirm the resolution"), string.Empty);
            }
        }
    }

    /// <summary>Claims the committee should look at: checked and not simply confirmed.</summary>
    public IEnumerable<Claim> Points => items.Items.Select(i => Seat.Dossier.Claims.GetValueOrDefault(i.Id)).OfType<Claim>()
        .Where(c => c is { Can: true, Finding: not (null or Finding.Confirmed) });

    /// <summary>The bar above: who has voted, never what.</summary>
    public MeetingView Meeting => new(l.Pick("評価会議", "Evaluation committee"), Day(Seat.Life.Fact("meetingOn")))
    {
        Stats = Seat.Sight is PollSight.Member or PollSight.Office ? Stats() : [],
    };

    /// <summary>The fields of an act's form.</summary>
    public IEnumerable<FieldView> Fields(Act act) => Form(act).Fields.Where(f => f.Kind != FormKind.Hidden).Select(f => Drawn(FormViews.Of(f, l, items, null)));

    /// <summary>What the page that asks once more shows.</summary>
    public ConfirmView Confirmation(Act act) => new(Question(act), l.Of(act), l.Url($"/committee/polls/{Seat.Life.Id}"))
    {
        Facts = [.. Form(act).Fields.Where(f => f.Kind != FormKind.Hidden).Select(f => new Fact(l.Pick(f.Ja, f.En), Said(f, Request.Form[f.Name].ToString()))).Where(f => f.Value.Length > 0)],
        Consequences = Consequences(act),
        Hidden = [.. Form(act).Fields.Select(f => new Fact(f.Name, Request.Form[f.Name].ToString())), new Fact("Key", Key.ToString()), new Fact("Seen", Seen.ToString(System.Globalization.CultureInfo.InvariantCulture)), new Fact("Sure", "yes")],
        Grave = act is Act.DeclareConflict,
    };

    /// <summary>Shows the poll.</summary>
    public async Task<IActionResult> OnGetAsync(Guid life, CancellationToken ct)
    {
        if (!await Load(life, ct))
        {
            return NotFound();
        }

        (Key, Seen) = (Guid.CreateVersion7(), Seat.Life.Version);
        return Page();
    }

    /// <summary>Says whether there is a conflict.</summary>
    public Task<IActionResult> OnPostDeclareAsync(Guid life, CancellationToken ct) => Perform(life, _ => Act.DeclareConflict, () => Request.Form["conflict"] != "none", ct);

    /// <summary>Casts or changes the own ballot.</summary>
    public Task<IActionResult> OnPostBallotAsync(Guid life, CancellationToken ct) => Perform(life, _ => BallotAct, () => true, ct);

    /// <summary>The one who leads ends the voting without waiting for the absent.</summary>
    public Task<IActionResult> OnPostEndAsync(Guid life, CancellationToken ct) => Perform(life, _ => Act.EndVoting, () => true, ct);

    /// <summary>The secretariat records whom the members elected to decide.</summary>
    public Task<IActionResult> OnPostElectAsync(Guid life, CancellationToken ct) => Perform(life, _ => Act.ElectPresiding, () => true, ct);

    /// <summary>The chair puts the resolution in force.</summary>
    public Task<IActionResult> OnPostConfirmAsync(Guid life, CancellationToken ct) => Perform(life, _ => Act.ConfirmPoll, () => true, ct);

    private async Task<IActionResult> Perform(Guid life, Func<SeenPoll, Act> choose, Func<bool> isGrave, CancellationToken ct)
    {
        if (!await Load(life, ct))
        {
            return NotFound();
        }

        var act = choose(Seat);
        Recuse = act == Act.DeclareConflict ? "yes" : null;
        var form = Form(act);
        var reading = FormReader.Read(form, ModelState.Keep(form.Fields, Request.Form), Seat.Today);
        ModelState.Tell(reading.Problems, l);
        if (!ModelState.IsValid || Back == "yes")
        {
            return Page();
        }

        var request = new ActRequest(Seat.Life.Id, Machine.Poll, act, reading.Input, Seat.Actor, Seen);
        if (Sure != "yes" && isGrave())
        {
            return await Ask(request, ct);
        }

        return Answered(act, await desk.Perform(new DeskRequest(Seat.Dossier.Id, request, Key), ct));
    }

    /// <summary>Asks once more, unless the answer would be no anyway.</summary>
    private async Task<IActionResult> Ask(ActRequest request, CancellationToken ct)
    {
        if (await desk.Foresee(Seat.Dossier.Id, request, ct) is { } no)
        {
            return Answered(request.Act, no);
        }

        Asking = request.Act;
        return Page();
    }

    private IActionResult Answered(Act act, DeskAnswer answer)
    {
        switch (answer)
        {
            case DeskAnswer.Done:
                TempData["Done"] = Thanks(act);
                return Redirect(l.Url($"/committee/polls/{Seat.Life.Id}"));
            case DeskAnswer.No no:
                ModelState.Tell(no.Fields, l);
                return no.Reason == Refusal.NotFound ? NotFound() : Refused(no.Reason);
            default:
                throw new InvalidOperationException("The desk says yes or no.");
        }
    }

    private PageResult Refused(Refusal reason)
    {
        if (ModelState.IsValid)
        {
            ModelState.AddModelError(string.Empty, l.Of(reason));
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        ModelState.Remove(nameof(Seen));
        Seen = Seat.Life.Version;
        return Page();
    }

    private async Task<bool> Load(Guid life, CancellationToken ct)
    {
        if (await polls.Open(life, ct) is not { } found)
        {
            return false;
        }

        Seat = found;
        Agenda = found.Sight switch
        {
            PollSight.Member => await store.Mine(found.Actor, ct),
            PollSight.Office => await store.Running(ct),
            PollSight.Recused or PollSight.Declare => [],
        };
        Opinions = found.MayReadSum ? await polls.Opinions(found.Life.Id, ct) : [];
        return true;
    }

    private ActForm Form(Act act) => ActForms.For(Seat.Dossier, Seat.Life, act);

    /// <summary>Who is there, counted; null before the poll has members that count.</summary>
    private Review.Committee.Quorum? Quorum => Seat.Poll.Counted.ToList() is { Count: > 0 } counted
        ? Review.Committee.CommitteeRules.Quorum(Seat.Poll.Members.Length, Seat.Poll.Members.Length - counted.Count, counted.Count(m => m.Voted))
        : null;

    private IReadOnlyList<Fact> Stats()
    {
        if (Quorum is not { } quorum)
        {
            return [];
        }

        return
        [
            new Fact(l.Pick("投票済み", "Voted"), l.Pick($"{quorum.Present}／{quorum.Base}名", $"{quorum.Present} of {quorum.Base}")),
            new Fact(l.Pick($"定足数 {quorum.Needed}名", $"Quorum {quorum.Needed}"), quorum.IsReached ? l.Pick("充足", "reached") : l.Pick("未達", "not yet")),
            .. Seat.Life.Due is { } due ? [new Fact(l.Pick("期限", "Due"), $"{l.ShortDay(due)}　{l.Left(Seat.Counted(due)!)}")] : ImmutableArray<Fact>.Empty,
        ];
    }

    private IReadOnlyList<string> Day(string fact) => PollWords.Day(fact, l) is { Length: > 0 } day ? [day] : [];

    private FieldView Drawn(FieldView field) => field with { Options = [.. field.Options.Select(o => o with { Icon = PollWords.Picture(o.Value) })] };

    private string Said(FormField field, string value) => field.Kind switch
    {
        FormKind.Choice => field.Options.FirstOrDefault(o => o.Value == value) is { } option ? l.Pick(option.Ja, option.En) : value,
        FormKind.Several => l.Of(field.Chosen(value)),
        FormKind.Date => PollWords.Day(value, l),
        FormKind.Agree => value.Length > 0 ? l.Pick("はい", "Yes") : string.Empty,
        FormKind.Text or FormKind.LongText or FormKind.Number or FormKind.Items or FormKind.Hidden => value,
    };

    private string Question(Act act) => act switch
    {
        Act.DeclareConflict => l.Pick("この議題から除斥されます。よろしいですか", "You will be recused from this item. Go on?"),
        Act.EndVoting => l.Pick("投票を締め切りますか", "End the voting?"),
        Act.ElectPresiding => l.Pick("この選任を記録しますか", "Record this election?"),
        Act.ConfirmPoll => l.Pick("議決を確定しますか", "Confirm the resolution?"),
        _ => l.Pick("この内容で投票しますか", "Cast this ballot?"),
    };

    private IReadOnlyList<string> Consequences(Act act) => act switch
    {
        Act.DeclareConflict => [l.Pick("この議題の資料・審議・投票は、あなたに表示されなくなります。取り消せません。", "Material, discussion and votes of this item are no longer shown to you. This cannot be undone.")],
        Act.EndVoting =>
        [
            l.Pick($"まだ投票していない{Missing}名は、投票できなくなります。取り消せません。", $"The {Missing} who have not voted can no longer vote. This cannot be undone."),
            l.Pick("票を数え、議決の確認へ進みます。", "The ballots are counted and the resolution waits to be confirmed."),
        ],
        Act.ElectPresiding => [l.Pick("選任は一度だけです。この委員の票が可否同数の議題を決め、この委員が議決を確認します。取り消せません。", "An election is recorded once. This member's ballot decides an exact half, and this member confirms where neither chair nor deputy can. This cannot be undone.")],
        Act.ConfirmPoll => [l.Pick("議決が効力を生じ、申請者へ理由とともに通知します。取り消せません。", "The resolution takes effect and the applicant is told, with the reasons. This cannot be undone.")],
        _ => [l.Pick("締切まではだれにも見えません。締切までは変更できます。", "Nobody sees it before the close. Until then you may change it.")],
    };

    private string Thanks(Act act) => act switch
    {
        Act.DeclareConflict => l.Pick("申告を記録しました。", "Your declaration is recorded."),
        Act.EndVoting => l.Pick("投票を締め切りました。", "The voting has ended."),
        Act.ElectPresiding => l.Pick("選任を記録しました。", "The election is recorded."),
        Act.ConfirmPoll => l.Pick("議決を確定しました。", "The resolution is confirmed."),
        _ => l.Pick("投票を受け付けました。締切までは変更できます。", "Your ballot is in the box. You may change it until the close."),
    };
}
