using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Publication;

namespace Otasuketai.Review.Web.Desk;

/// <summary>Puts what the driver decided into a batch: with its commit one round trip, whatever the number of rows.</summary>
public sealed class EventWriter(SurveyLinks links)
{
    /// <summary>Gives a case that is written to its new stamp.</summary>
    public static void Stamp(SqlBatch sql, DossierId dossier, Guid stamp) => sql.Add("UPDATE review.dossier SET concurrency_stamp = $2 WHERE id = $1", dossier.Value, stamp);

    /// <summary>Writes everything of one act; the case's new stamp is its caller's matter.</summary>
    public void Write(SqlBatch sql, ActResult.Done done, DeskRequest? request, Mending? mending)
    {
        // before what follows from it: a retry that fails again raises an incident that stays open
        if (mending is not null)
        {
            ProcessWriter.Mend(sql, done.After.Id, mending);
        }

        foreach (var e in done.Events)
        {
            Event(sql, done, e);
        }

        foreach (var life in done.After.Lives.Values.Where(l => Changed(done.Before, l)))
        {
            Life(sql, life);
        }

        foreach (var process in done.Processes)
        {
            ProcessWriter.Write(sql, done, process);
        }

        if (request is not null)
        {
            sql.Add("INSERT INTO review.idempotency (key, person_id, life_id, act, awaits_second_person, at) VALUES ($1, $2, $3, $4, $5, $6)",
                request.Key, request.Act.Actor.Person.Value, request.Act.Life.Value, request.Act.Act.ToString(), done.AwaitsSecondPerson, done.At);
        }
    }

    private static bool Changed(Dossier before, Life life) => !before.Lives.TryGetValue(life.Id, out var old) || !ReferenceEquals(old, life);

    private static void Life(SqlBatch sql, Life l) => sql.Add(
        "UPDATE review.life SET stage = $2, version = $3, facts = $4, opened_at = $5, stage_since = $6, returns_to = $7, due = $8 WHERE id = $1",
        l.Id.Value, l.Stage.ToString(), l.Version, new JsonText(Json.Write(l.Facts)), l.OpenedAt, l.StageSince, SqlBatch.OrNull(l.ReturnsTo?.ToString()), SqlBatch.OrNull(l.Due));

    private void Event(SqlBatch sql, ActResult.Done done, DossierEvent e)
    {
        var dossier = done.After.Id.Value;
        switch (e)
        {
            case DossierEvent.Born b:
                sql.Add("INSERT INTO review.life (id, dossier_id, machine, stage, version, parent_id, opened_at, stage_since) VALUES ($1, $2, $3, 'None', 0, $4, $5, $5)",
                    b.Life.Value, dossier, b.Machine.ToString(), SqlBatch.OrNull(b.Parent?.Value), done.At);
                break;
            case DossierEvent.Moved m:
                Moved(sql, done, m);
                break;
            case DossierEvent.Named n:
                sql.Add("UPDATE review.dossier SET service_name = $2, monitoring_type = $3 WHERE id = $1", dossier, n.ServiceName, n.MonitoringType);
                break;
            case DossierEvent.ClaimWritten c:
                Claim(sql, dossier, c.Claim);
                break;
            case DossierEvent.FindingRecorded c:
                Claim(sql, dossier, c.Claim);
                break;
            case DossierEvent.ClaimEvaluated c:
                Claim(sql, dossier, c.Claim);
                break;
            case DossierEvent.ProposalMade p:
                Proposed(sql, dossier, p.Proposal);
                break;
            case DossierEvent.ProposalTaken p:
                Taken(sql, p);
                break;
            case DossierEvent.PollPrepared p:
                sql.Add("INSERT INTO review.poll (life_id, dossier_id, questions) VALUES ($1, $2, $3) ON CONFLICT (life_id) DO UPDATE SET questions = excluded.questions",
                    p.Poll.Value, dossier, new JsonText(Json.Write(p.Questions)));
                break;
            case DossierEvent.MembersFrozen m:
                Frozen(sql, m);
                break;
            case DossierEvent.ConflictDeclared c:
                sql.Add("UPDATE review.poll_member SET declared = true, recused = $3, conflict_text = $4 WHERE poll_id = $1 AND person_id = $2", c.Poll.Value, c.Person.Value, c.Recused, c.Text);
                break;
            case DossierEvent.BallotCast b:
                sql.Add("SELECT review.cast_vote($1, $2, $3)", b.Poll.Value, b.Person.Value, new JsonText(Json.Write(b.Choices)));
                break;
            case DossierEvent.BoxClosed b:
                sql.Add("SELECT review.close_poll($1)", b.Poll.Value);
                break;
            case DossierEvent.PresidingElected p:
                sql.Add("SELECT review.elect_presiding($1, $2)", p.Poll.Value, p.Person.Value);
                break;
            case DossierEvent.EntryNumbered n:
                sql.Add("INSERT INTO review.entry (life_id, dossier_id, number, listed_on, valid_until) VALUES ($1, $2, $3, $4, $5)", n.Listing.Value, dossier, n.Number, n.ListedOn, n.ValidUntil);
                break;
            case DossierEvent.ValidityProlonged v:
                sql.Add("UPDATE review.entry SET valid_until = $2 WHERE life_id = $1", v.Listing.Value, v.ValidUntil);
                break;
            case DossierEvent.VersionPublished v:
                sql.Add("INSERT INTO review.entry_version (life_id, number, at, reason, snapshot) VALUES ($1, $2, $3, $4, $5)",
                    v.Listing.Value, v.Number, v.At, v.Reason, new JsonText(Json.Write(PublicEntry.Of(done.After))));
                sql.Add("UPDATE review.entry SET last_version = $2 WHERE life_id = $1", v.Listing.Value, v.Number);
                break;
            case DossierEvent.RoundOpened r:
                sql.Add("INSERT INTO review.evaluation_round (life_id, dossier_id, items, closes_on) VALUES ($1, $2, $3, $4)", r.Round.Value, dossier, r.Items.ToArray(), r.ClosesOn);
                links.Invite(sql, dossier, r);
                break;
            case DossierEvent.RoundClosed r:
                sql.Add("UPDATE review.evaluation_round SET closed_at = review.now() WHERE life_id = $1", r.Round.Value);
                sql.Add("UPDATE review.invitation SET state = 'Expired' WHERE round_id = $1 AND state IN ('Issued', 'Reminded')", r.Round.Value);
                break;
            case DossierEvent.ResultsPublished r:
                sql.Add("UPDATE review.evaluation_round SET published_at = review.now(), counts_only = $2 WHERE life_id = $1", r.Round.Value, r.CountsOnly);
                break;
            case DossierEvent.Notified n:
                NoticeWriter.Write(sql, done, n);
                break;
            case DossierEvent.FactsSet or DossierEvent.DueSet or DossierEvent.ReturnSet or DossierEvent.Signalled:
                break; // written with the life, or heard by the workflow
            default:
                throw new InvalidOperationException(e.GetType().Name);
        }
    }

    /// <summary>The guard of the store looks at every move by itself; the last one of a life is written with the life.</summary>
    private static void Moved(SqlBatch sql, ActResult.Done done, DossierEvent.Moved m)
    {
        if (m.From != m.To && done.Events.SkipWhile(e => !ReferenceEquals(e, m)).Skip(1).OfType<DossierEvent.Moved>().Any(later => later.Life == m.Life && later.From != later.To))
        {
            sql.Add("UPDATE review.life SET stage = $2 WHERE id = $1", m.Life.Value, m.To.ToString());
        }

        sql.Add("""
            INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at, facts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            done.After.Id.Value, m.Life.Value, m.Machine.ToString(), m.From.ToString(), m.Act.ToString(), m.To.ToString(),
            m.By.Person.Value, m.By.Name, m.By.Roles.Select(r => r.ToString()).ToArray(), m.At, new JsonText(Json.Write(m.Facts)));
    }

    private static void Claim(SqlBatch sql, Guid dossier, Claim c) => sql.Add("""
        INSERT INTO review.claim (dossier_id, item, can, metric, value, unit, measured_on, method, source, note, state, finding, finding_note, checked_by, checked_at, confirmed_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        ON CONFLICT (dossier_id, item) DO UPDATE SET can = excluded.can, metric = excluded.metric, value = excluded.value, unit = excluded.unit, measured_on = excluded.measured_on,
            method = excluded.method, source = excluded.source, note = excluded.note, state = excluded.state, finding = excluded.finding, finding_note = excluded.finding_note,
            checked_by = excluded.checked_by, checked_at = excluded.checked_at, confirmed_until = excluded.confirmed_until
        """,
        dossier, c.Item, c.Can, c.Metric, c.Value, c.Unit, SqlBatch.OrNull(c.MeasuredOn), c.Method, c.Source, c.Note, c.State.ToString(), SqlBatch.OrNull(c.Finding?.ToString()),
        c.FindingNote, c.CheckedBy, SqlBatch.OrNull(c.CheckedAt), SqlBatch.OrNull(c.ConfirmedUntil));

    private static void Proposed(SqlBatch sql, Guid dossier, Proposal p)
    {
        sql.Add("INSERT INTO review.proposal (id, dossier_id, life_id, act, proposed_by, proposed_by_name, proposed_at, input) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            p.Id, dossier, p.Life.Value, p.Act.ToString(), p.By.Value, p.ByName, p.At, new JsonText(Json.Write(p.Input)));
        sql.Add("INSERT INTO review.journal (dossier_id, life_id, kind, actor_id, actor_name, facts) VALUES ($1, $2, 'proposed', $3, $4, $5)",
            dossier, p.Life.Value, p.By.Value, p.ByName, new JsonText(Json.Write(p.Input.SetItem("act", p.Act.ToString()))));
    }

    private static void Taken(SqlBatch sql, DossierEvent.ProposalTaken p)
    {
        sql.Add("UPDATE review.proposal SET taken_by = $2, taken_at = review.now(), confirmed = $3 WHERE id = $1", p.Proposal, p.By.Value, p.Confirmed);
        sql.Add("""
            INSERT INTO review.journal (dossier_id, life_id, kind, actor_id, actor_name, facts)
            SELECT p.dossier_id, p.life_id, CASE WHEN who.id IS NULL THEN 'lapsed' ELSE 'declined' END, $2, coalesce(who.display_name, $4), jsonb_build_object('act', p.act)
            FROM review.proposal p LEFT JOIN review.person who ON who.id = $2 WHERE p.id = $1 AND NOT $3
            """, p.Proposal, p.By.Value, p.Confirmed, Actor.System.Name);
    }

    private static void Frozen(SqlBatch sql, DossierEvent.MembersFrozen m)
    {
        // a second opening of the same poll keeps the ballots that lie in the box
        sql.Add("DELETE FROM review.poll_member WHERE poll_id = $1 AND voted_at IS NULL AND person_id <> ALL ($2)", m.Poll.Value, m.Members.Select(x => x.Person.Value).ToArray());
        foreach (var member in m.Members)
        {
            sql.Add("""
                INSERT INTO review.poll_member (poll_id, person_id, name, is_chair, is_deputy, declared, recused) VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (poll_id, person_id) DO UPDATE SET name = excluded.name, is_chair = excluded.is_chair, is_deputy = excluded.is_deputy, declared = excluded.declared, recused = excluded.recused
                """, m.Poll.Value, member.Person.Value, member.Name, member.IsChair, member.IsDeputy, member.Declared, member.Recused);
        }

        sql.Add("UPDATE review.poll SET frozen_at = review.now() WHERE life_id = $1", m.Poll.Value);
    }
}
