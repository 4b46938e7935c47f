using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>The doors of this room. Which organisation a case belongs to is asked inside.</summary>
internal static class VendorAccess
{
    private static readonly Who Vendors = Who.Of(Role.Vendor);

    public static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get("/vendor", Vendors),
        .. RouteRow.Form("/vendor/organisation", Vendors),
        .. RouteRow.Form("/vendor/applications/new", Vendors),
        RouteRow.Get("/vendor/applications/{dossier:guid}", Vendors),
        .. RouteRow.Form("/vendor/applications/{dossier:guid}/{part}", Vendors),
        .. RouteRow.Form("/vendor/applications/{dossier:guid}/items/{item}", Vendors),
        .. RouteRow.Form("/vendor/applications/{dossier:guid}/check", Vendors),
        RouteRow.Get("/vendor/applications/{dossier:guid}/receipt", Vendors),
    ];
}
