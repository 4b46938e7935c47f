using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Publication;

namespace Otasuketai.Review.Tests.Rooms;

/// <summary>Where a published entry stands.</summary>
public sealed class StandingTests
{
    [Fact]
    public void Standings_AreTheStagesOfAListingOnceItIsPublished() => Assert.Equal(
        Law.StagesOf(Machine.Listing).Except([Stage.None, Stage.Unpublished]).Order(), Enum.GetValues<Standing>().Select(s => s.Stage()).Order());
}
