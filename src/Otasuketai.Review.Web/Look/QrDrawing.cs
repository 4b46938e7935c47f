using System.Globalization;
using System.Text;
using QRCoder;

namespace Otasuketai.Review.Web.Look;

/// <summary>Draws a QR code as one path without styles: it may stand under the site's own policy and in anybody's printed matter.</summary>
public static class QrDrawing
{
    /// <summary>The SVG document, which may also stand within a page. <paramref name="title"/> is read aloud. The quiet zone of four modules is part of it.</summary>
    public static string Of(string text, string title)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
            {
                var from = x;
                while (x < code.ModuleMatrix.Count && code.ModuleMatrix[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h{from - x}z");
                }
            }
        }

        var side = code.ModuleMatrix.Count;
        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side * 8}" height="{side * 8}" role="img" shape-rendering="crispEdges"><title>{System.Net.WebUtility.HtmlEncode(title)}</title><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>""");
    }
}
