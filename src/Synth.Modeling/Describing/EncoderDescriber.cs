using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Describes how the values of a column are made.</summary>
internal static class EncoderDescriber
{
    /// <summary>How the values come about, in a word, in words, and which of the source's values can be written as they are.</summary>
    public static (ColumnOrigin Origin, string Words, IEnumerable<DescribedValue> Values) Describe(ColumnEncoder encoder, Column column) =>
        encoder switch
        {
            NumberEncoder number =>
                (ColumnOrigin.Learned, NumberDescriber.Of(number, column).Words("values"), NumberDescriber.Of(number, column).Values()),
            TimestampEncoder timestamp => (
                ColumnOrigin.Learned,
                $"days: {Days(timestamp.Day).Words("days")}; times of day: {Clock(timestamp.Clock, timestamp.ConstantClock)}",
                Days(timestamp.Day).Values()),
            OffsetEncoder offset => (
                ColumnOrigin.Learned,
                $"counted from {offset.Base.Column}{(offset.Base.FromParent ? " of the row above" : "")}: "
                + Distances(offset.Days, offset.TickStep).Words("distances")
                + (offset.IsTimestamp && offset.TickStep == 0 ? $"; times of day: {Clock(offset.Clock, offset.ConstantClock)}" : ""),
                []),
            RelativeEncoder relative => (
                ColumnOrigin.Learned,
                $"told from {relative.Base ?? "what the rows of its parent lie about"}: "
                + new NumberDescriber(relative.Apart, units => RelativeText(relative, units)).Words(
                    relative.Relation == NumberRelation.Ratio ? "multiples" : "differences"),
                []),
            ElderEncoder elder => (
                ColumnOrigin.Learned,
                $"counted from elder rows of the same parent: {Distances(elder.Step, elder.TickStep).Words("distances")}; "
                + "for the first of them "
                + (elder.Origin is null
                    ? Elder(elder, column).Words(elder.IsTimestamp ? "days" : "values")
                    : $"from {elder.Origin.Column} of the row above: {Distances(elder.Value, elder.TickStep).Words("distances")}"),
                elder.Origin is null ? Elder(elder, column).Values() : []),
            CategoryEncoder category => (
                ColumnOrigin.Learned,
                $"{Counted.Of(Kept(category).Count(), "values")} that enough families share"
                + (category.HasOthers ? "; rarer ones are replaced by them" : "")
                + (category.StandInGroups > 0 ? "; values of published lists stand in for rarer ones" : ""),
                Kept(category).Select(value => new DescribedValue(value.Text, value.Rows))),
            TextEncoder text => (ColumnOrigin.Invented, Words(text), TextWords(text)),
            TemplateEncoder template => (ColumnOrigin.Invented, Words(template), TemplateDescriber.Values(template)),
            BinaryEncoder => (ColumnOrigin.Invented, "random bytes; only their number is learned", []),
            UuidEncoder => (ColumnOrigin.Invented, "new identifiers of the source's version", []),
            ConstantEncoder { Text: null } => (ColumnOrigin.Given, "always missing", []),
            ConstantEncoder constant => (ColumnOrigin.Invented, $"always {constant.Text}, which says nothing", []),
            FixedEncoder { Value: var value } => (ColumnOrigin.Given, $"always {ValueText.Of(value[0], 0, column.Type)}", []),
            _ => (ColumnOrigin.Invented, "values of its type that are made up", []),
        };

    private static IEnumerable<CategoryValue> Kept(CategoryEncoder category) =>
        category.Groups.SkipLast(category.StandInGroups).SelectMany(group => group);

    private static string Words(TextEncoder text) =>
        (text.Shapes.Length == 0 ? "new texts" : $"new texts after {Counted.Of(text.Shapes.Length, "forms")} that enough families share")
        + $" (such as {Example(text)}); words are those below or invented letter by letter";

    private static string Words(TemplateEncoder template) =>
        $"new texts after {Counted.Of(template.Templates.Length, "forms")}: "
        + string.Join(", ", template.Templates.OrderByDescending(entry => entry.Rows).Take(3).Select(TemplateDescriber.Form))
        + (template.Templates.Length > 3 ? ", …" : "")
        + (template.Check is null ? "" : $"; check digits by {template.Check}");

    private static string Example(TextEncoder text) => text.Shapes.Length == 0
        ? "a word"
        : string.Concat(text.Shapes[0].Slots.Select(slot => slot.Kind switch
        {
            TokenKind.Literal => slot.Literal,
            TokenKind.Digits => new string('9', slot.Length),
            TokenKind.Upper => "WORD",
            TokenKind.Capitalised => "Word",
            _ => "word",
        }));

    private static IEnumerable<DescribedValue> TextWords(TextEncoder text) =>
        text.Words.SelectMany(kind => kind.Words).Select(word => new DescribedValue(word.Text, word.Rows));

    private static NumberDescriber Days(NumberEncoder days) => new(days, ValueText.OfDay);

    private static NumberDescriber Distances(NumberEncoder distances, long tickStep) => new(
        distances,
        tickStep == 0
            ? static units => units.ToString(CultureInfo.InvariantCulture)
            : static ticks => TimeSpan.FromTicks(ticks).ToString("c", CultureInfo.InvariantCulture));

    private static string RelativeText(RelativeEncoder relative, long units) =>
        (units / (decimal)DecimalValues.PowerOfTen(
            relative.Relation == NumberRelation.Ratio ? RelativeEncoder.RatioDecimals : relative.Decimals))
            .ToString(CultureInfo.InvariantCulture);

    private static NumberDescriber Elder(ElderEncoder elder, Column column) =>
        elder.IsTimestamp ? Days(elder.Value) : NumberDescriber.Of(elder.Value, column);

    private static string Clock(NumberEncoder? clock, long constant) =>
        clock is null ? $"always {ValueText.OfClock(constant)}" : new NumberDescriber(clock, ValueText.OfClock).Words("times");
}
