using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.EvidenceCheck;

/// <summary>A form that comes back shows what was typed, word for word, with the problems beside their fields.</summary>
public static class Typed
{
    /// <summary>Keeps what was sent for every field of the form and returns it by name.</summary>
    public static IReadOnlyDictionary<string, string> Keep(this ModelStateDictionary state, ImmutableArray<FormField> fields, IFormCollection sent)
    {
        foreach (var field in fields.Where(f => sent.ContainsKey(f.Name)))
        {
            state.SetModelValue(field.Name, new ValueProviderResult(sent[field.Name]));
            state.MarkFieldValid(field.Name);
        }

        return fields.ToDictionary(f => f.Name, f => string.Join(' ', sent[f.Name].ToArray()));
    }

    /// <summary>Says what is wrong beside the fields.</summary>
    public static void Tell(this ModelStateDictionary state, ImmutableArray<FieldProblem> problems, Lang l)
    {
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field, l.Pick(problem.Ja, problem.En));
        }
    }
}
