using System.Collections.Immutable;
using Otasuketai.Review.Committee;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Rooms;

/// <summary>What a poll came to.</summary>
/// <param name="Resolution">The outcome the diagrams hear: Approved, Conditional, Deferred, NotApproved, Adopted or Rejected.</param>
/// <param name="Listing">yes, no, or empty when the question was not put or not counted.</param>
/// <param name="Words">The whole sum in words.</param>
public sealed record Result(string Resolution, string Listing, Bilingual Words);

/// <summary>From the counts of a closed box to the resolution, by the committee's rules.</summary>
public static class Counting
{
    /// <summary>The result; null when an exact half cannot be decided.</summary>
    public static Result? Of(Poll poll)
    {
        var tallies = poll.Questions.ToDictionary(q => q.Id, q => CommitteeRules.Tally(Questions.Kind(q.Id), Count(poll, q.Id)));
        var counted = tallies.GetValueOrDefault(Questions.Registration) is { IsPassed: false } first ? [first] : tallies.Values.ToList();
        if (counted.Any(t => t.Resolution is Committee.Resolution.TieNeedsElection or Committee.Resolution.Inquorate))
        {
            return null;
        }

        var words = counted.Select(t => t.Words()).ToList();
        var listing = counted.FirstOrDefault(t => t.Question == QuestionKind.Listing);
        return new Result(
            Name(counted[0].Resolution),
            listing is null ? string.Empty : listing.Resolution == Committee.Resolution.Listed ? "yes" : "no",
            new Bilingual(string.Join('\n', words.Select(w => w.Ja)), string.Join('\n', words.Select(w => w.En))));
    }

    /// <summary>A vote on listing alone leaves the registration approved, whichever way it goes.</summary>
    private static string Name(Committee.Resolution resolution) => resolution switch
    {
        Committee.Resolution.Approved or Committee.Resolution.Listed or Committee.Resolution.NotListed => "Approved",
        Committee.Resolution.Conditional => "Conditional",
        Committee.Resolution.Deferred => "Deferred",
        Committee.Resolution.NotApproved => "NotApproved",
        Committee.Resolution.Carried => "Adopted",
        Committee.Resolution.NotCarried => "Rejected",
        Committee.Resolution.Inquorate or Committee.Resolution.TieNeedsElection => string.Empty,
    };

    private static BallotCount Count(Poll poll, string question)
    {
        var options = PollRule.Options(Questions.Kind(question)).ToDictionary(Questions.Code);
        return new BallotCount
        {
            Eligible = poll.Members.Length,
            Recused = poll.Members.Count(m => m.Recused),
            Ballots = poll.Counts.Where(n => n.Question == question && options.ContainsKey(n.Option)).ToImmutableDictionary(n => options[n.Option], n => n.Count),
            Voices = poll.Deciding.TryGetValue(question, out var ballot) && options.TryGetValue(ballot.Option, out var option)
                ? DecidingVoices.Opened(ballot.Seat, option)
                : DecidingVoices.NotOpened,
        };
    }
}
