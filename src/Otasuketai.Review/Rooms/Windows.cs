using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>Windows that open with a notice. Until the notice is proven, they are counted from the day it counts as proven at the latest.</summary>
internal static class Windows
{
    /// <summary>Last day for an appeal against a decision notified today.</summary>
    public static DateOnly AppealUntil(World world) => world.After(Knob.AppealWindow, ProvenBy(world));

    /// <summary>Last day for the reply to a measure notified today.</summary>
    public static DateOnly ReplyUntil(World world) => world.After(Knob.IntendedMeasureReply, ProvenBy(world));

    private static DateOnly ProvenBy(World world) => world.After(Knob.ProvenNotice, world.Today);
}
