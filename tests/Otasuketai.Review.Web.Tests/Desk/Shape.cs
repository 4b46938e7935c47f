using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Otasuketai.Review.Web.Tests.Desk;

/// <summary>A value written out by what it holds, so that two that hold the same read the same: immutable collections compare by reference.</summary>
internal static class Shape
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        DateTimeOffset at => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        IFormattable plain when value.GetType().IsPrimitive || value is DateOnly or Guid or decimal or Enum => plain.ToString(null, CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        IDictionary pairs => "{" + string.Join(", ", pairs.Keys.Cast<object>().Select(k => $"{Of(k)}: {Of(pairs[k])}").Order(StringComparer.Ordinal)) + "}",
        IEnumerable many => "[" + string.Join(", ", many.Cast<object>().Select(Of)) + "]",
        _ => $"{value.GetType().Name}({string.Join(", ", Stored(value.GetType()).Select(p => $"{p.Name} = {Of(p.GetValue(value))}"))})",
    };

    /// <summary>What the value is made of; what is only computed from it follows.</summary>
    private static IEnumerable<PropertyInfo> Stored(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.GetSetMethod(nonPublic: true) is not null);
}
