using System.Collections.Immutable;

namespace Otasuketai.Review.Web.Access;

/// <summary>One line of the route matrix. <paramref name="Pattern"/> starts with a slash and has no language prefix.</summary>
public sealed record RouteRow(string Method, string Pattern, Who Who)
{
    /// <summary>A page or file that is only read.</summary>
    public static RouteRow Get(string pattern, Who who) => new("GET", pattern, who);

    /// <summary>An act.</summary>
    public static RouteRow Post(string pattern, Who who) => new("POST", pattern, who);

    /// <summary>A page with a form: both GET and POST, for the same people.</summary>
    public static ImmutableArray<RouteRow> Form(string pattern, Who who) => [Get(pattern, who), Post(pattern, who)];

    /// <inheritdoc/>
    public override string ToString() => $"{Method,-6} {Pattern,-44} {Who}";
}

/// <summary>The endpoints and the route matrix do not agree: a programming mistake, found before the first visitor.</summary>
public sealed class RouteMatrixException(IReadOnlyList<string> problems)
    : Exception("The route matrix (Access/RouteMatrix.cs) and the endpoints do not agree:\n" + string.Join('\n', problems));
