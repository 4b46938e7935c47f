namespace Otasuketai.Review.Web.Look;

/// <summary>A labelled address; no <paramref name="Url"/> means "you are here".</summary>
public sealed record Link(string Label, string? Url = null);

/// <summary>One entry of the dark bar. <paramref name="Key"/> is compared with the page's <c>ViewData["Nav"]</c>.</summary>
public sealed record NavItem(string Key, string Label, string Url)
{
    /// <summary>How many things wait there; null shows no count.</summary>
    public int? Count { get; init; }

    /// <summary>True when one of them is near or past its due date.</summary>
    public bool Hot { get; init; }
}

/// <summary>What the dark bar shows: the role pill and the entries.</summary>
public sealed record StaffNav(string Role, IReadOnlyList<NavItem> Items);

/// <summary>
/// Who is signed in and where they may go, for one request. Whoever knows the signed-in person fills it before the page is
/// rendered; an untouched one is a visitor's.
/// </summary>
public sealed class Navigation
{
    /// <summary>The name shown beside "sign out"; null for a visitor.</summary>
    public string? Who { get; set; }

    /// <summary>The dark bar of staff and committee pages.</summary>
    public StaffNav Staff { get; set; } = new("", []);

    /// <summary>A notice of the operator (maintenance, trouble) shown on every page; already in the reader's language.</summary>
    public string? Notice { get; set; }

    /// <summary>Where the sign-out form is posted.</summary>
    public string SignOutUrl { get; set; } = "/sign-out";

    /// <summary>Where a visitor signs in.</summary>
    public string SignInUrl { get; set; } = "/sign-in";
}
