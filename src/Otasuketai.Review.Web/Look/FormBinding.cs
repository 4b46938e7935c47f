using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Look;

/// <summary>
/// How posted text becomes values. An empty field is an empty text and never null; a number or a day may be typed
/// full-width, with separators or spaces; what cannot be read is answered in the reader's language beside the field.
/// </summary>
public static class FormBinding
{
    /// <summary>Sets the rules for every page.</summary>
    public static void Configure(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelMetadataDetailsProviders.Add(new EmptyStaysEmpty());
        options.ModelBinderProviders.Insert(0, new PlainBinderProvider());
        var say = options.ModelBindingMessageProvider;
        say.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        say.SetUnknownValueIsInvalidAccessor(_ => Unreadable(""));
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unreadable(""));
        say.SetValueIsInvalidAccessor(Unreadable);
        say.SetValueMustNotBeNullAccessor(_ => Missing());
        say.SetMissingBindRequiredValueAccessor(_ => Missing());
        say.SetMissingKeyOrValueAccessor(Missing);
        say.SetMissingRequestBodyRequiredValueAccessor(Missing);
        say.SetValueMustBeANumberAccessor(_ => NotANumber());
        say.SetNonPropertyValueMustBeANumberAccessor(NotANumber);
    }

    private static string NotANumber() => Say(InputText.Words(InputProblem.NotANumber));

    private static string Unreadable(string value) =>
        Say(new($"「{value}」は読み取れません。書き方を確かめてください", $"“{value}” cannot be read. Check how it is written"));

    private static string Missing() => Say(InputText.Words(InputProblem.Empty));

    private static string Say(Bilingual words) =>
        words.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Language.English : Language.Japanese);

    private sealed class EmptyStaysEmpty : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context) =>
            context.DisplayMetadata.ConvertEmptyStringToNull = context.Key.ModelType != typeof(string);
    }

    private sealed class PlainBinderProvider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context)
        {
            var type = context.Metadata.UnderlyingOrModelType;
            return type == typeof(decimal) ? new PlainBinder<decimal>(InputText.Decimal)
                : type == typeof(int) ? new PlainBinder<int>(InputText.Whole)
                : type == typeof(DateOnly) ? new PlainBinder<DateOnly>(InputText.Date)
                : null;
        }
    }

    private sealed class PlainBinder<T>(Func<string?, Reading<T, InputProblem>> read) : IModelBinder
        where T : struct
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var given = context.ValueProvider.GetValue(context.ModelName);
            if (given == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            context.ModelState.SetModelValue(context.ModelName, given);
            var reading = read(given.FirstValue);
            if (reading.IsOk)
            {
                context.Result = ModelBindingResult.Success(reading.Value);
            }
            else if (reading.Problem is InputProblem.Empty && context.ModelMetadata.IsReferenceOrNullableType)
            {
                context.Result = ModelBindingResult.Success(null);
            }
            else
            {
                context.ModelState.TryAddModelError(context.ModelName, Say(InputText.Words(reading.Problem!.Value)));
            }

            return Task.CompletedTask;
        }
    }
}
