using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Admin;

/// <summary>Letters nobody can be sure of, and letters that could not be sent. A person decides, and says why.</summary>
public sealed class MailModel(Outbox outbox, CurrentActor current, Lang l) : ReasonPage(current, l)
{
    private const int Most = 100;

    /// <summary>Oldest first.</summary>
    public ImmutableArray<OutboxTrouble> Letters { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Letters = await outbox.Troubled(Most, ct);

    /// <summary>Sends one (again).</summary>
    public Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken ct) => Decide(id, isSent: false, ct);

    /// <summary>Takes one as arrived.</summary>
    public Task<IActionResult> OnPostSentAsync(Guid id, CancellationToken ct) => Decide(id, isSent: true, ct);

    private async Task<IActionResult> Decide(Guid id, bool isSent, CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (ReasonFor(id.ToString()) is not { } reason)
        {
            return Page();
        }

        var by = await Who();
        var settled = isSent ? await outbox.ConsiderSent(id, by, reason, ct) : await outbox.SendAgain(id, by, reason, ct);
        TempData["Done"] = (settled, isSent) switch
        {
            (false, _) => Words.Pick("このメールはすでに片づいています。", "This letter was settled already."),
            (true, true) => Words.Pick("届いたものとして記録しました。", "Recorded as arrived."),
            (true, false) => Words.Pick("もう一度送る列に入れました。", "It will be sent again."),
        };
        return Redirect(Words.Url("/admin/mail"));
    }
}
