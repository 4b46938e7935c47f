using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Desk;

/// <summary>Turns a notice into one outbox row per recipient; the message's text is made when it is sent.</summary>
internal static class NoticeWriter
{
    private const string Columns = "INSERT INTO review.outbox (id, created_at, next_at, dossier_id, life_id, template, args, person_id, address, recipient_name, language)";

    public static void Write(SqlBatch sql, ActResult.Done done, DossierEvent.Notified n)
    {
        var dossier = done.After;
        var args = new JsonText(Json.Write(n.Args));
        if (n.To == Role.MonitorUser)
        {
            Monitors(sql, done, n);
        }
        else if (n.To is Role.Member or Role.Chair && PollOf(dossier, n.Life) is { } poll)
        {
            sql.Add($"""
                {Columns}
                SELECT gen_random_uuid(), $5, $5, $1, $2, $3, $4, p.id, p.email, p.display_name, p.language
                FROM review.poll_member m JOIN review.person p ON p.id = m.person_id
                WHERE m.poll_id = $6 AND NOT m.recused AND ($7 OR m.person_id = $8)
                """, dossier.Id.Value, n.Life.Value, n.Template, args, done.At, poll.Value, n.To == Role.Member || Presides(dossier, poll) is null, SqlBatch.OrNull(Presides(dossier, poll)?.Value));
        }
        else
        {
            sql.Add($"""
                {Columns}
                SELECT gen_random_uuid(), $5, $5, $1, $2, $3, $4, p.id, p.email, p.display_name, p.language
                FROM review.person p JOIN review.person_role r ON r.person_id = p.id
                WHERE {(n.To == Role.Vendor ? "r.role = 'Vendor' AND p.organisation_id = $6" : "r.role = $6")}
                """, dossier.Id.Value, n.Life.Value, n.Template, args, done.At, n.To == Role.Vendor ? dossier.Vendor.Id.Value : n.To.ToString());
        }
    }

    /// <summary>A letter to the chair goes to whoever presides; to every member where nobody does.</summary>
    private static PersonId? Presides(Dossier dossier, LifeId poll) => dossier.Polls.TryGetValue(poll, out var p) ? (p.Presiding ?? p.Leading)?.Person : null;

    private static LifeId? PollOf(Dossier dossier, LifeId life) =>
        dossier.Polls.ContainsKey(life) ? life : dossier.Lives.Values.Where(l => l.Parent == life && l.Machine == Machine.Poll).MaxBy(l => l.OpenedAt)?.Id;

    // Reminders go to those who have not answered; their link was sent with the invitation and is sent again with the same token.
    private static void Monitors(SqlBatch sql, ActResult.Done done, DossierEvent.Notified n)
    {
        sql.Add($"""
            {Columns}
            SELECT gen_random_uuid(), $5, $5, $1, $2, $3, $4 || coalesce((SELECT jsonb_build_object('link', o.args ->> 'link') FROM review.outbox o WHERE o.life_id = $2 AND o.address = u.address AND o.args ? 'link' LIMIT 1), jsonb_build_object()),
                   NULL, u.address, u.name, u.language
            FROM review.invitation v JOIN review.monitor_user u ON u.id = v.monitor_id WHERE v.round_id = $2 AND v.state IN ('Issued', 'Reminded')
            """, done.After.Id.Value, n.Life.Value, n.Template, new JsonText(Json.Write(n.Args)), done.At);
        sql.Add("UPDATE review.invitation SET state = 'Reminded' WHERE round_id = $1 AND state = 'Issued'", n.Life.Value);
    }
}
