using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>What every form of this room carries unseen.</summary>
/// <param name="Key">Made with the form: the same form sent twice has one effect.</param>
/// <param name="Version">The application's version the form was made from.</param>
/// <param name="Mark">What stood in the form's own fields then.</param>
public sealed record FormStamp(Guid Key, int Version, string Mark)
{
    /// <summary>A fresh stamp for fields as they are now.</summary>
    public static FormStamp Of(VendorCase c, IEnumerable<string> values) => new(Guid.CreateVersion7(), c.Application.Version, MarkOf(values));

    /// <summary>The stamp a form came with; a form without one gets a version that never fits.</summary>
    public static FormStamp From(IFormCollection form) => new(
        Guid.TryParse(form["Key"], out var key) ? key : Guid.CreateVersion7(),
        int.TryParse(form["Version"], out var version) ? version : -1,
        form["Mark"].ToString());

    internal static string MarkOf(IEnumerable<string> values) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', values))))[..16];
}

/// <summary>Saves parts of an application through the desk.</summary>
public sealed class Saving(Desk.Desk desk)
{
    /// <summary>
    /// Saves one form. Somebody else's work on other pages of the same application does not make it stale; a change of the
    /// form's own fields does.
    /// </summary>
    /// <param name="present">The form's own fields as they stand now.</param>
    public Task<DeskAnswer> Save(VendorCase c, ImmutableDictionary<string, string> input, FormStamp stamp, IEnumerable<string> present, CancellationToken ct)
    {
        var version = FormStamp.MarkOf(present) == stamp.Mark ? c.Application.Version : Math.Min(stamp.Version, c.Application.Version - 1);
        return Perform(c, Act.SaveApplication, input, stamp with { Version = version }, ct);
    }

    /// <summary>Any act on the application.</summary>
    public Task<DeskAnswer> Perform(VendorCase c, Act act, ImmutableDictionary<string, string> input, FormStamp stamp, CancellationToken ct) =>
        desk.Perform(new DeskRequest(c.Dossier.Id, new ActRequest(c.Application.Id, Machine.Registration, act, input, c.Actor, stamp.Version), stamp.Key), ct);
}
