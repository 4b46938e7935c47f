using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Desk;

/// <summary>
/// Capability links for monitor users: 256 random bits, kept as a hash; the mail that carries the link holds it encrypted until it is sent.
/// The number of links made is the number of monitor users the database has when the round opens.
/// </summary>
public sealed class SurveyLinks(IDataProtectionProvider protection)
{
    /// <summary>Purpose under which the mail renderer opens the link again.</summary>
    public const string Purpose = "survey-link";

    /// <summary>Most monitor users invited to one round.</summary>
    private const int Most = 200;

    private readonly IDataProtector protector = protection.CreateProtector(Purpose);

    /// <summary>The hash a token is looked up by.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    /// <summary>Adds the statements that make an invitation and a mail for every enrolled monitor user.</summary>
    internal void Invite(SqlBatch sql, Guid dossier, DossierEvent.RoundOpened round)
    {
        var tokens = Enumerable.Range(0, Most).Select(_ => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))).ToArray();
        sql.Add("""
            WITH enrolled AS (
                SELECT u.*, row_number() OVER (ORDER BY u.enrolled_at, u.id) AS n FROM review.monitor_user u WHERE u.dossier_id = $1 AND u.left_at IS NULL LIMIT cardinality($3::bytea[])),
            invited AS (
                INSERT INTO review.invitation (id, round_id, monitor_id, token_hash)
                SELECT gen_random_uuid(), $2, e.id, ($3::bytea[])[e.n] FROM enrolled e ORDER BY e.n)
            INSERT INTO review.outbox (id, dossier_id, life_id, template, args, address, recipient_name, language)
            SELECT gen_random_uuid(), $1, $2, 'survey-invitation', jsonb_build_object('link', ($4::text[])[e.n], 'closes', $5::text), e.address, e.name, e.language FROM enrolled e
            """,
            dossier, round.Round.Value, tokens.Select(Hash).ToArray(), tokens.Select(protector.Protect).ToArray(), round.ClosesOn.ToString("yyyy-MM-dd"));
    }
}
