using System.Collections.Immutable;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Desk;

/// <summary>What happened to a case after a form was opened, for the person whose form came too late.</summary>
internal static class Meanwhile
{
    /// <summary>The acts since the version the form was made from; none for a poll, where who did what and when says too much.</summary>
    public static ImmutableArray<FieldProblem> Since(Dossier dossier, ActRequest asked)
    {
        // a page that watches single answers asks with no version it could have seen, and tells its own story
        if (!dossier.Lives.TryGetValue(asked.Life, out var life) || life.Machine == Machine.Poll || asked.SeenVersion is not (>= 0 and { } seen) || seen >= life.Version)
        {
            return [];
        }

        var missed = dossier.Past.Where(p => p.Life == life.Id).TakeLast(life.Version - seen).ToList();
        var ja = string.Join('、', missed.Select(p => $"「{Ja.Of(p.Act)}」（{Jst.Japanese(p.At)}）"));
        var en = string.Join(", ", missed.Select(p => $"\"{En.Of(p.Act)}\" ({Jst.English(p.At)})"));
        return
        [
            new FieldProblem(
                string.Empty,
                $"{Ja.Of(Refusal.Stale)}その間に行われたこと：{ja}",
                $"{En.Of(Refusal.Stale)} Done meanwhile: {en}"),
        ];
    }
}
