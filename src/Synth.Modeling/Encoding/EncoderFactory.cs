using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Chooses how the values of a column are coded, by its type and then by its values.</summary>
internal static class EncoderFactory
{
    /// <summary>Below this share of rows whose value may be kept, a text is written anew rather than chosen from kept values.</summary>
    private const double CategoryCoverage = 0.5;

    /// <summary>Fits an encoder.</summary>
    /// <param name="column">The column.</param>
    /// <param name="vector">Its sampled values.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <param name="subject">The column for errors: its table's name and its own.</param>
    /// <exception cref="UnsupportedSchemaException">Values of that type cannot be made, and the column accepts no null.</exception>
    public static ColumnEncoder Fit(Column column, ColumnVector vector, EncodingContext context, string subject) =>
        Fit(column, column.Type, vector, context, subject);

    /// <summary>Fits an encoder whose values never repeat; null when its type has none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="vector">Its sampled values.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <param name="subject">The column for errors: its table's name and its own.</param>
    public static TemplateEncoder? FitDistinct(Column column, ColumnVector vector, EncodingContext context, string subject) =>
        column.Type.WithoutDomain() is var type && (type is TextType || NativeTypes.IsText(column))
            ? MeaningEncoders.Fit(column.Name, (BytesVector)vector, context, (type as TextType)?.MaxLength, isDistinct: true, subject)
            : null;

    private static ColumnEncoder Fit(Column column, ColumnType type, ColumnVector vector, EncodingContext context, string subject) =>
        type switch
        {
            DomainType domain => Fit(column, domain.Underlying, vector, context, subject),
            BooleanType or IntegerType or FloatType or DecimalType or TimeType or DateType =>
                NumberEncoderFitter.Fit(column.Name, type, vector, context),
            TimestampType stamp => TimestampEncoder.Fit(column.Name, stamp, vector, context),
            EnumType { AllowsMany: false } labels => FitLabels(column.Name, labels, (BytesVector)vector, context),
            TextType text => FitText(column.Name, text.MaxLength, (BytesVector)vector, context, subject),
            BinaryType binary => BinaryEncoder.Fit(column.Name, binary, (BytesVector)vector, context),
            UuidType => new UuidEncoder(UuidForm.Fit((FixedVector<Guid>)vector)),
            JsonType => FitOpaque(column, "{}", (BytesVector)vector, context, subject),
            XmlType => FitOpaque(column, "<empty/>", (BytesVector)vector, context, subject),
            ArrayType => FitOpaque(column, "{}", (BytesVector)vector, context, subject),
            IntervalType => FitOpaque(column, "00:00:00", (BytesVector)vector, context, subject),
            EnumType => FitOpaque(column, "", (BytesVector)vector, context, subject),
            UnsupportedType when NativeTypes.IsText(column) => FitText(column.Name, null, (BytesVector)vector, context, subject),
            UnsupportedType => FitOpaque(
                column, NativeTypes.NameOf(column.NativeType) == "tsvector" ? "" : null, (BytesVector)vector, context, subject),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A case of ColumnType without an encoder."),
        };

    private static ColumnEncoder FitText(string name, int? maxLength, BytesVector vector, EncodingContext context, string subject) =>
        PublishedCodes.Fit(name, vector, context) is { } codes ? codes
        : CategoryEncoder.Fit(name, vector, context, CategoryCoverage) is { } category ? category
        : MeaningEncoders.Fit(name, vector, context, maxLength, isDistinct: false, subject) is { } template ? template
        : FitDocument(name, maxLength, vector, context, subject) is { } document ? document
        : TextEncoder.Fit(name, vector, context, maxLength);

    // Documents, addresses and paths in columns of text.
    private static StructureEncoder? FitDocument(string name, int? maxLength, BytesVector vector, EncodingContext context, string subject)
    {
        var meaning = context.Meanings?.Of(name).Type ?? SemanticType.None;
        return StructureEncoderFitter.Fit(name, texts => StructureCodecs.Of(meaning, texts), vector, context, maxLength, subject);
    }

    // The labels of an enum are part of the schema, so all of them may appear; how often is learned.
    private static CategoryEncoder FitLabels(string name, EnumType type, BytesVector vector, EncodingContext context) =>
        CategoryEncoder.Fit(name, vector, context with { MinFamilies = 1 }, leastCoverage: 0)
        ?? CategoryEncoder.Of(name, [.. type.Labels.Select(label => new CategoryValue(label, 1))], hasOthers: false);

    private static ColumnEncoder FitOpaque(Column column, string? neutral, BytesVector vector, EncodingContext context, string subject)
    {
        if (CategoryEncoder.Fit(column.Name, vector, context, CategoryCoverage) is { } category)
        {
            return category;
        }

        if (StructureEncoderFitter.Fit(
            column.Name, texts => StructureCodecs.Of(column.Type, column.NativeType, texts),
            vector, context, null, subject) is { } structure)
        {
            return structure;
        }

        var texts = TemplateGroup.TextsOf(vector).ConvertAll(entry => entry.Text);
        neutral ??= StructureCodecs.Of(column.Type, column.NativeType, texts)?.Neutral;
        return neutral is not null || column.IsNullable
            ? new ConstantEncoder(neutral)
            : throw new UnsupportedSchemaException(
                "Values of a column cannot be made.",
                [new SchemaIssue(SchemaIssueSeverity.Error, subject, $"its type {column.NativeType} is not understood, it accepts no "
                    + $"null, and no value of it is frequent enough to be kept.")]);
    }
}
