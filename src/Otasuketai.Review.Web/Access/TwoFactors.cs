using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Access;

/// <summary>Who needs a second factor, and how long a session may lie idle.</summary>
public static class TwoFactors
{
    private static readonly TimeSpan StaffIdle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan VendorIdle = TimeSpan.FromMinutes(60);

    /// <summary>True when one of the roles is not a vendor's or monitor user's.</summary>
    public static bool Needed(IEnumerable<Role> roles) => roles.Any(Needed);

    /// <summary>How long a session of these roles may lie idle.</summary>
    public static TimeSpan Idle(IEnumerable<Role> roles) => Needed(roles) ? StaffIdle : VendorIdle;

    private static bool Needed(Role role) => role switch
    {
        Role.Vendor or Role.MonitorUser => false,
        Role.Intake or Role.Checker or Role.Approver or Role.Secretariat or Role.Chair or Role.Member
            or Role.Auditor or Role.Admin or Role.System => true,
    };
}
