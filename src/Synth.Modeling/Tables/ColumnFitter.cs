using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Models the columns of a table: by the keys they are part of, by what they repeat, or by their values.</summary>
/// <param name="draft">The table.</param>
/// <param name="roles">What its columns are by the keys they are part of.</param>
/// <param name="schema">The schema that it is in.</param>
/// <param name="presence">The presence groups, to which columns are added.</param>
/// <param name="decisions">What is settled of them.</param>
/// <param name="overrides">What the user puts into columns.</param>
/// <param name="copies">Which columns repeat one of a row above, as the user says.</param>
/// <param name="places">The places for which published ones stand in.</param>
/// <param name="relatives">Finds the numbers that tell others.</param>
/// <param name="levels">Finds the numbers that families keep a level of.</param>
internal sealed class ColumnFitter(
    TableDraft draft,
    ColumnRoles roles,
    DatabaseSchema schema,
    PresenceGroups presence,
    ColumnDecisions decisions,
    TableOverrides overrides,
    IReadOnlyCollection<RepeatedColumnModel> copies,
    PlaceColumns places,
    RelativeEncoderFitter relatives,
    FamilyLevelFitter levels)
{
    /// <summary>Where a pattern has so many times as many texts as there are rows, the source's own forms are kept instead.</summary>
    private const int AmpleRoom = 64;

    private readonly SourceTable table = draft.Table;
    private readonly HashSet<string> deciding = [.. decisions.Decided.Values.SelectMany(decision => decision.Columns)];

    /// <summary>
    /// The order in which columns are modelled: that of the table, save that dates which may be missing come after those that are always
    /// there and may be their base, what is decided, or follows from a date, after what decides it, and what says whether there is anything
    /// to measure before all that it speaks of.
    /// </summary>
    public IEnumerable<int> DrawingOrder()
    {
        var ahead = Enumerable.Range(0, table.Layout.Count).Select(Ahead).ToArray();
        var pending = Enumerable.Range(0, table.Layout.Count).OrderBy(Turn).ThenBy(PlaceOf).ToList();
        var names = pending.Select(i => table.Layout[i].Name).ToHashSet();
        while (pending.Count > 0)
        {
            var free = pending.Where(i => !names.Overlaps(ahead[i]));
            var next = free.Where(i => decisions.Follows.ContainsKey(table.Layout[i].Name)).FirstOrDefault(free.First());
            pending.Remove(next);
            names.Remove(table.Layout[next].Name);
            yield return next;
        }
    }

    private int Turn(int index) =>
        table.Layout[index].Type is DateType or TimestampType && table.Columns[index].NullCount > 0 ? 1 : 0;

    private double PlaceOf(int index) =>
        decisions.Nothing.TryGetValue(index, out var numbers) ? Math.Min(index, numbers.Min() - 0.5) : index;

    /// <summary>
    /// Tells what a column is, at once; its variables come after those of presence and links, so the model is made later, when the result
    /// is called.
    /// </summary>
    /// <param name="index">The column's number in the layout.</param>
    public Func<ColumnModel> Describe(int index)
    {
        var name = table.Layout[index].Name;
        if (roles.ParentPair(name) is { } parentPair)
        {
            return () => new ParentColumnModel(name, parentPair.ReferencedColumn);
        }

        if (roles.LinkPair(name) is { } linkPair)
        {
            return () => new LinkColumnModel(name, draft.Links[linkPair.Link].Presence, linkPair.Link, linkPair.Pair.ReferencedColumn);
        }

        if (overrides.Has(name))
        {
            return DescribeOverride(name, table.Columns[index]);
        }

        if (!roles.IsPartOfKey(name) && copies.FirstOrDefault(copy => copy.Name == name) is { } asked)
        {
            return () => asked;
        }

        if (!roles.IsPartOfKey(name) && RepeatedColumns.Find(table, index, draft.Ancestors()) is { } repeated)
        {
            return () => repeated;
        }

        var column = table.Plan.Table.FindColumn(name)!;
        var vector = table.Columns[index];
        var group = DecisionOf(index) is { IsNullDecided: true } ? -1 : presence.Add(name, vector.Nulls);
        var subject = UniqueNames.OfColumn(table.Plan.Table, name, roles.UniqueKeys);
        var key = roles.MayNumberSiblings(name) ? KeyModelFitter.FitOrdinal(column, vector, table.ParentRows) : null;
        using var checks = roles.IsPartOfKey(name) ? ColumnChecks.Of(column, table.Plan.Table, schema) : null;
        var isListed = roles.IsFreeKey(name) && vector is BytesVector && checks!.ListTexts() is not null;
        var isDistinct = roles.IsFreeKey(name) || (roles.IsPartlyUnique(name) && vector is BytesVector texts && DistinctTexts.Are(texts));
        var pattern = roles.IsKey(name) ? PatternOf(column, vector) : null;
        if (key is null && isDistinct && !isListed && pattern is null
            && EncoderFactory.FitDistinct(column, vector, draft.Context, subject) is { } found)
        {
            var distinct = roles.IgnoresCase(name) ? found.Fold() : found;
            return () => AddData(column, vector, draft.PresenceOf(group), distinct, distinct.Encode(vector));
        }

        var isKey = roles.IsKey(name) || (roles.IsDrawnPartOfKey(name) && KeyModelFitter.NamesRows(column, vector));
        var share = vector.Count == 0 ? 1 : 1 - ((double)vector.NullCount / vector.Count);
        key ??= pattern is not null ? new PatternKeyModel(pattern, subject) : null;
        key ??= isKey
            ? KeyModelFitter.Fit(column, vector, (long)Math.Round(share * table.Plan.SourceRowCount), draft.Context, subject, checks)
            : null;
        key = key is TemplateKeyModel template && roles.IgnoresCase(name) ? new TemplateKeyModel(template.Text.Fold()) : key;
        return key is not null
            ? () => new KeyColumnModel(name, draft.PresenceOf(group), key) { Share = share }
            : () => AddData(column, vector, draft.PresenceOf(group), subject);
    }

    // The pattern of a check, where texts of the source's forms would not keep it or soon be too few.
    private CheckPattern? PatternOf(Column column, ColumnVector vector)
    {
        if (column.Type.WithoutDomain() is not TextType || vector is not BytesVector texts
            || CheckPattern.Find(column, table.Plan.Table, schema, roles.IgnoresCase(column.Name)) is not { } pattern
            || (pattern.IsOfForms && pattern.Room / AmpleRoom >= table.Plan.SourceRowCount))
        {
            return null;
        }

        return Enumerable.Range(0, texts.Count).All(row => texts.GetString(row) is not { } text || pattern.Allows(text)) ? pattern : null;
    }

    private Func<ColumnModel> DescribeOverride(string name, ColumnVector vector)
    {
        var group = overrides.KeepsPresence(name) ? presence.Add(name, vector.Nulls) : -1;
        var column = table.Plan.Table.FindColumn(name)!;
        var encoder = overrides.EncoderOf(column, $"table {table.Plan.Name}, column {name}");
        return () => AddData(column, vector, draft.PresenceOf(group), encoder, encoder.Encode(vector)) with
        {
            IsDistinct = false,
            IsOverridden = true,
        };
    }

    private DataColumnModel AddData(Column column, ColumnVector vector, int presenceVariable, string subject)
    {
        var (encoder, codes) = Encode(column, vector, subject);
        return AddData(column, vector, presenceVariable, encoder, codes);
    }

    private DataColumnModel AddData(Column column, ColumnVector vector, int presenceVariable, ColumnEncoder encoder, byte[][] codes)
    {
        var decision = codes.Length == 0 ? null : decisions.Decided.GetValueOrDefault(column.Name);
        var model = new DataColumnModel(column.Name, presenceVariable, encoder, draft.Variables.Count)
        {
            Decided = decision,
            IsDistinct = decision is null && (encoder is TextEncoder or TemplateEncoder { IsDistinct: false })
                && DistinctTexts.Are((BytesVector)vector),
        };
        for (var i = 0; i < codes.Length; i++)
        {
            // The value of a row that has an elder sibling's to count from follows from the distance.
            var follows = encoder is ElderEncoder elder && (i == 1 || (i == 2 && elder.SettlesClock));
            var drawn = follows ? Enumerable.Range(0, vector.Count).Where(row => codes[0][row] == 0 && codes[1][row] != 0).ToArray() : null;
            var variable = draft.AddVariable(encoder.Variables[i], codes[i], presenceVariable, drawn);
            if (decision is not null)
            {
                draft.Decide(variable, Sees(decision, model.FirstVariable), decision.IsNullDecided);
            }
        }

        if (codes.Length == 1)
        {
            Follow(model, codes[0]);
        }

        return model;
    }

    // What the date is must be known while variables are drawn.
    private void Follow(DataColumnModel model, byte[] codes)
    {
        if (decisions.Follows.TryGetValue(model.Name, out var found)
            && draft.Columns.Find(other => other.Name == found.Date) is DataColumnModel { Encoder: var date }
            && date is NumberEncoder or ElderEncoder { IsTimestamp: false, Origin: null })
        {
            var days = (FixedVector<long>)table.Columns[table.IndexOf(found.Date)];
            draft.Follow(model.FirstVariable, CalendarFollow.Of(found.Date, found.Part, days, codes));
        }
    }

    // The columns that come before a column.
    private string[] Ahead(int index) =>
    [
        .. DecisionOf(index)?.Columns ?? [],
        .. decisions.Follows.TryGetValue(table.Layout[index].Name, out var follow) ? [follow.Date] : Array.Empty<string>(),
    ];

    // Whether a column decides others or is decided by others.
    private bool IsDependent(string name) => decisions.Decided.ContainsKey(name) || deciding.Contains(name);

    private Determination? DecisionOf(int index) => decisions.Decided.GetValueOrDefault(table.Layout[index].Name);

    // What the row above decides sees that row; what columns decide sees these. Later parts of a value see the earlier ones.
    private Func<bool, int, bool> Sees(Determination decision, int firstVariable)
    {
        var variables = draft.Columns.OfType<DataColumnModel>().Where(other => decision.Columns.Contains(other.Name))
            .SelectMany(other => Enumerable.Range(other.FirstVariable, other.Encoder.Variables.Count))
            .ToHashSet();
        var structure = draft.StructureCount;
        return (isAbove, feature) => isAbove
            ? decision.Generations == 1 || (decision.Generations == 2 && feature >= (draft.Parent?.OwnFeatures.Count ?? 0))
            : feature >= structure + firstVariable || variables.Contains(feature - structure)
                || (decision.Generations == 1 && feature == 0);
    }

    private (ColumnEncoder Encoder, byte[][] Codes) Encode(Column column, ColumnVector vector, string subject)
    {
        var isShared = !WatchedSpan.Of(table.Plan).Any(span => span.Span.End == column.Name)
            && SharedDays.Are(column.Type, vector, draft.Context);
        if (column.Type is DateType or TimestampType && !isShared && !IsDependent(column.Name))
        {
            var candidates = OffsetCandidates.Of(table, draft.Columns, draft.Parent?.Table, draft.Parent?.Columns);
            if (OffsetEncoderFitter.Fit(column.Name, column.Type, vector, candidates, draft.Context) is { } offset)
            {
                var chain = ElderTimesFitter.FitFrom(offset.Encoder, offset.Bases, column, vector, table.ParentRows, draft.Context);
                return chain is var (counted, steps) ? (counted, steps) : (offset.Encoder, offset.Encoder.Encode(vector, offset.Bases));
            }
        }

        var mayBeTold = !isShared && !roles.IsPartOfKey(column.Name) && !IsDependent(column.Name)
            && !decisions.Follows.ContainsKey(column.Name);
        var isFree = mayBeTold && !decisions.IsMeasured(table.IndexOf(column.Name));
        if (isFree && relatives.Fit(column.Name, draft.Columns, draft.Context) is { } relative)
        {
            return relative;
        }

        if (mayBeTold && draft.Parent is not null && EncodeAmongSiblings(column, vector, isFree) is { } among)
        {
            return among;
        }

        if (places.EncoderOf(column.Name) is { } published)
        {
            return published;
        }

        // What decides, or is decided, is a function of what decides it alone: its text reads no other column of the row.
        var context = IsDependent(column.Name)
            ? draft.Context with { Meanings = draft.Context.Meanings!.Alone(column.Name) }
            : draft.Context;
        var encoder = WithinChecks(EncoderFactory.Fit(column, vector, context, subject), column, vector);
        return (encoder, encoder.Encode(vector));
    }

    // Siblings that follow each other are counted from each other; what they all lie about is told first.
    private (ColumnEncoder Encoder, byte[][] Codes)? EncodeAmongSiblings(Column column, ColumnVector vector, bool isFree)
    {
        var elder = isFree ? ElderEncoderFitter.Fit(column.Name, column.Type, vector, table.ParentRows, draft.Context) : null;
        if (elder is null or { Encoder: { Base: ElderBase.Mean, HasLeader: false } }
            && levels.Fit(column.Name, draft.Context, draft.Parent!.Table.RowCount, draft.Parent.Context) is var (told, codes, lying))
        {
            draft.AddLevel(column.Name, told.Level!.Codes.Variables[0], lying);
            return (told, codes);
        }

        return elder;
    }

    // Parts of keys are brought to other values where rows would be alike, so these must be such as checks allow.
    private ColumnEncoder WithinChecks(ColumnEncoder encoder, Column column, ColumnVector vector)
    {
        if (encoder is not NumberEncoder numbers || !roles.MayGiveWay(column.Name))
        {
            return encoder;
        }

        var (least, most) = (long.MaxValue, long.MinValue);
        for (var row = 0; row < vector.Count; row++)
        {
            if (!vector.IsNull(row) && numbers.Units.TryRead(vector, row, out var value, out _))
            {
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
            }
        }

        using var checks = ColumnChecks.Of(column, table.Plan.Table, schema);
        return least <= most
            ? numbers.Within(checks.Narrow(new NumberLimits(numbers.Floor, numbers.Ceiling, numbers.Grid.Step), numbers.Units, least, most))
            : numbers;
    }
}
