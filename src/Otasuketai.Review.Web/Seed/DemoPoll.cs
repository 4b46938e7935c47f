using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Seed;

/// <summary>議決: the committee's cast opens, declares, votes and confirms. A member of the vendor's group is recused by fact and casts nothing.</summary>
internal static class DemoPoll
{
    private static readonly ImmutableArray<CastMember> Seats = [Cast.Chair, Cast.MemberOne, Cast.MemberTwo, Cast.MemberThree, Cast.RecusedMember];

    /// <summary>Everybody who may votes the same.</summary>
    public static async Task Pass(DemoWalk walk, DateOnly today, Actor vendor, params (string, string)[] ballot)
    {
        var poll = await walk.Newest(Machine.Poll);
        var deadline = today.AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await walk.Do(poll, Machine.Poll, Act.OpenPoll, DemoPeople.Of(Cast.Secretariat), ("deadline", deadline));
        foreach (var member in Seats.Where(m => !IsTied(m, vendor)))
        {
            await walk.Do(poll, Machine.Poll, Act.DeclareConflict, DemoPeople.Of(member), ("conflict", "none"));
            await walk.Do(poll, Machine.Poll, Act.CastBallot, DemoPeople.Of(member), ballot);
        }

        await walk.Do(poll, Machine.Poll, Act.ConfirmPoll, DemoPeople.Of(Cast.Chair), ("statement", "基準を満たしていると認めます。"));
    }

    private static bool IsTied(CastMember member, Actor vendor) =>
        member.Employer is { } employer
        && Cast.Organisations.Any(o => o.Id == vendor.Organisation?.Value && (o.Id == employer.Id || o.GroupId == employer.Id));
}
