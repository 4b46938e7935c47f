namespace Otasuketai.Review.Web.Look;

/// <summary>
/// The order in which a page shows its fields, so that the summary above them tells the problems in the order one meets them. A page is written
/// before the frame around it.
/// </summary>
internal static class FieldOrder
{
    private static readonly object Key = new();

    /// <summary>The page shows this field now.</summary>
    public static void Note(HttpContext context, string name) => Names(context).Add(name);

    /// <summary>Its place on the page; what the page does not show comes last.</summary>
    public static int Of(HttpContext context, string name) => Names(context).IndexOf(name) is >= 0 and var place ? place : int.MaxValue;

    private static List<string> Names(HttpContext context) => (List<string>)(context.Items[Key] ??= new List<string>());
}
