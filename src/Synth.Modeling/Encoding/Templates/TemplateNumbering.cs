using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Makes texts of templates different from each other by construction: some parts of each template write a number that is a bijection of
/// the row's position. Templates themselves never give the same text, since their keys differ; where all together have too few texts, the
/// longest gets further digits, which makes its texts longer than those of any other.
/// </summary>
internal sealed class TemplateNumbering
{
    /// <summary>Parts join the number until it can be this many times larger than need be, so that numbers look drawn.</summary>
    private const int Slack = 64;

    private const int MostGrownDigits = 18;

    private readonly TemplateEncoder encoder;
    private readonly CheckScheme? check;
    private readonly Plan[] plans;
    private readonly KeyedPermutation order;
    private readonly long[]? starts;

    /// <summary>Prepares the numbers of a column.</summary>
    /// <param name="encoder">Its templates.</param>
    /// <param name="check">The scheme of its check digits; null for none.</param>
    /// <param name="stream">A stream for the numbers.</param>
    /// <param name="rowCount">Rows of the table.</param>
    /// <exception cref="UnsupportedSchemaException">The templates have fewer texts than there are rows, and the column is too short for
    /// longer ones.</exception>
    public TemplateNumbering(TemplateEncoder encoder, CheckScheme? check, RandomStream stream, long rowCount)
    {
        this.encoder = encoder;
        this.check = check;
        order = new KeyedPermutation(stream, rowCount);
        plans = [.. encoder.Templates.Select((template, i) => PartsOf(template)
            .Select(parts => MakePlan(parts, stream.Derive(i), rowCount, mostGrown: 0))
            .Aggregate((plan, next) => plan.Capacity >= rowCount || plan.Capacity >= next.Capacity ? plan : next))];
        if (plans.Length > 0 && plans.Aggregate((Int128)0, (sum, plan) => sum + plan.Capacity) < rowCount)
        {
            var longest = Enumerable.Range(0, plans.Length).MaxBy(i => encoder.Templates[i].LongestText);
            var room = encoder.MaxLength is { } most ? most - encoder.Templates[longest].LongestText : MostGrownDigits;
            plans[longest] =
                MakePlan(Widened(encoder.Templates[longest]), stream.Derive(longest), rowCount, Math.Min(room, MostGrownDigits));
        }

        // What repeats other columns of the row goes on doing so, all texts with digits of one width more.
        if (Enumerable.Range(0, plans.Length)
            .Any(i => plans[i].Capacity < rowCount && encoder.Templates[i].Parts.Any(part => part.Needs.Any()))
            && Enumerable.Range(0, plans.Length).Select(i => Grown(i, stream, rowCount))
                .ToArray() is var grown && grown.All(plan => plan.Capacity >= rowCount))
        {
            plans = grown;
        }

        if (plans.Any(plan => plan.Capacity < rowCount))
        {
            starts = Apportion(rowCount);
        }
    }

    /// <summary>Writes the text of a row.</summary>
    /// <param name="template">The template that was drawn for it; another one is taken where that has too few texts for all rows.</param>
    /// <param name="target">What to write to.</param>
    /// <param name="draw">The row's random bits.</param>
    /// <param name="row">The row.</param>
    public void Write(int template, TextBuffer target, CellDraw draw, RowView row)
    {
        var number = draw.Position;
        if (starts is not null)
        {
            number = order[draw.Position];
            template = Array.BinarySearch(starts, number) is >= 0 and var found ? LastOf(found) : ~Array.BinarySearch(starts, number) - 1;
            number -= starts[template];
        }

        var plan = plans[template];
        var parts = plan.Parts;
        number = plan.Permutation[number];
        if (check is null)
        {
            Write(parts, plan, encoder.Templates[template].GrowAt, number, target, draw, row);
            return;
        }

        // Of two neighbouring bodies at least one has check digits.
        Write(parts, plan, encoder.Templates[template].GrowAt, 2 * number, target, draw, row);
        if (!CheckDigits.Apply(check, target, mayChange: false))
        {
            target.Clear();
            Write(parts, plan, encoder.Templates[template].GrowAt, (2 * number) + 1, target, draw, row);
            CheckDigits.Apply(check, target, mayChange: false);
        }
    }

    private static void Write(TemplatePart[] parts, Plan plan, int growAt, long number, TextBuffer target, CellDraw draw, RowView row)
    {
        for (var i = 0; i <= parts.Length; i++)
        {
            if (i == growAt && plan.GrownDigits > 0)
            {
                (number, var grown) = Math.DivRem(number, (long)DecimalValues.PowerOfTen(plan.GrownDigits));
                target.Append(grown, plan.GrownDigits);
            }

            if (i < parts.Length && plan.IsNumbered[i])
            {
                (number, var own) = Math.DivRem(number, parts[i].Capacity);
                parts[i].Write(target, own, row);
            }
            else if (i < parts.Length)
            {
                parts[i].Draw(target, draw with { Stream = draw.Stream.Derive(i + 1) }, row);
            }
        }
    }

    private Plan Grown(int template, RandomStream stream, long rowCount)
    {
        var digits = 1;
        for (var capacity = 10L; capacity < rowCount && digits < MostGrownDigits; capacity *= 10)
        {
            digits++;
        }

        var room = encoder.MaxLength is { } most ? most - encoder.Templates[template].LongestText : MostGrownDigits;
        var parts = encoder.Templates[template].Parts;
        return check is null && digits <= room
            ? new Plan(parts, new bool[parts.Length], digits,
                new KeyedPermutation(stream.Derive(template), (long)DecimalValues.PowerOfTen(digits)),
                (long)DecimalValues.PowerOfTen(digits))
            : plans[template];
    }

    // Empty templates begin where the next one does: the last of equals has the rows.
    private int LastOf(int template)
    {
        while (template + 1 < starts!.Length && starts[template + 1] == starts[template])
        {
            template++;
        }

        return template;
    }

    // Texts differ first of all, and say what the row says where there are enough of them; those without check digits can grow.
    private TemplatePart[][] PartsOf(Template template) => check is null
        ? [template.Parts, Widened(template)]
        : [template.Parts, Widened(template), Array.ConvertAll(template.Parts, part => part.Free())];

    private static TemplatePart[] Widened(Template template) => Array.ConvertAll(template.Parts, part => part.Widen());

    private Plan MakePlan(TemplatePart[] parts, RandomStream stream, long rowCount, int mostGrown)
    {
        var numbered = new bool[parts.Length];
        if (Array.Exists(parts, part => part is CounterPart))
        {
            return new Plan(parts, numbered, 0, new KeyedPermutation(stream, Math.Max(1, rowCount)), long.MaxValue);
        }

        var halves = check is null ? 1 : 2;
        Int128 product = 1;
        for (var i = parts.Length - 1; i >= 0 && product < (Int128)rowCount * Slack * halves; i--)
        {
            var capacity = parts[i].Capacity;
            if (capacity > 1 && product * capacity < (1L << 61))
            {
                numbered[i] = true;
                product *= capacity;
            }
        }

        var grown = 0;
        while (check is null && product < rowCount && grown < mostGrown)
        {
            grown++;
            product *= 10;
        }

        var usable = (long)Int128.Min(product / halves, 1L << 61);
        return new Plan(parts, numbered, grown, new KeyedPermutation(stream, Math.Max(1, usable)), usable);
    }

    // By the templates' shares, none beyond what it has.
    private long[] Apportion(long rowCount)
    {
        var total = encoder.Templates.Sum(template => (double)template.Rows);
        var quotas = plans.Select((plan, i) => Math.Min(plan.Capacity, (long)(rowCount * (encoder.Templates[i].Rows / total)))).ToArray();
        var missing = rowCount - quotas.Sum();
        for (var i = 0; i < quotas.Length && missing > 0; i++)
        {
            var more = Math.Min(missing, plans[i].Capacity - quotas[i]);
            quotas[i] += more;
            missing -= more;
        }

        if (missing > 0)
        {
            throw TooFewValues.Of(encoder.Subject, string.Create(
                CultureInfo.InvariantCulture,
                $"{rowCount} different values are needed, but its forms have only {rowCount - missing}. Lower --scale."));
        }

        var starts = new long[quotas.Length];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + quotas[i - 1];
        }

        return starts;
    }

    private sealed record Plan(TemplatePart[] Parts, bool[] IsNumbered, int GrownDigits, KeyedPermutation Permutation, long Capacity);
}
