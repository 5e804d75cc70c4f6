using System.Globalization;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes the columns of tables and table types. Pure.</summary>
internal sealed class ColumnAssembler(CatalogRows rows, Comments comments, List<SchemaIssue> issues)
{
    private readonly string? databaseCollation = rows.Database.Select(row => row.Collation).FirstOrDefault();

    private readonly ILookup<int, ColumnRow> columns = rows.Columns.ToLookup(row => row.ObjectId);

    private readonly Dictionary<(int ObjectId, int ColumnId), ColumnFeatureRow> features = rows.ColumnFeatures
        .ToDictionary(row => (row.ObjectId, row.ColumnId));

    private readonly Dictionary<(int ObjectId, int ColumnId), MaskedColumnRow> masks = rows.MaskedColumns
        .ToDictionary(row => (row.ObjectId, row.ColumnId));

    private readonly HashSet<(int ObjectId, int ColumnId)> dropped = [.. rows.DroppedColumns.Select(row => (row.ObjectId, row.ColumnId))];

    /// <summary>The columns of an object in order; what cannot be described becomes an issue.</summary>
    public ValueList<Column> Assemble(int objectId, TableName table) =>
        columns[objectId].Where(row => IsThere(row, table)).Select(row => Assemble(row, table)).ToValueList();

    private bool IsThere(ColumnRow row, TableName table)
    {
        var isDropped = dropped.Contains((row.ObjectId, row.ColumnId));
        if (isDropped)
        {
            Report($"column {table}.{row.Name}", "It was dropped; the table's ledger keeps it, and it is not recreated.");
        }

        return !isDropped;
    }

    private Column Assemble(ColumnRow row, TableName table)
    {
        var feature = features.GetValueOrDefault((row.ObjectId, row.ColumnId));
        var subject = $"column {table}.{row.Name}";
        var type = TypeOf(row, feature, subject);
        ReportHidden(row, subject);
        return new Column
        {
            Name = row.Name,
            Type = type.Type ?? new UnsupportedType(),
            NativeType = type.Text,
            IsNullable = row.IsNullable,
            Default = row.DefaultDefinition is null || IsOfAssembly(row, type)
                ? null
                : DefaultExpressions.Parse(row.DefaultDefinition, type.Text, row.DefaultName),
            Identity = IdentityOf(row, subject),
            Generated = GeneratedOf(row, feature),
            Collation = CollationOf(row, type.Type, subject),
            Options = OptionsOf(row, feature).ToValueList(),
            Comment = comments.OfColumn(row.ObjectId, row.ColumnId),
        };
    }

    // Values and defaults of such a type are made by its assembly, which the target does not have.
    private static bool IsOfAssembly(ColumnRow row, NativeType type) => row.IsUserDefined && type.Type is UnsupportedType;

    // COLLATE may not follow an alias type (error 452): such a column has the collation that its database had when it was made.
    private string? CollationOf(ColumnRow row, ColumnType? type, string subject)
    {
        if (type?.WithoutDomain() is not TextType || row.Collation is null || row.Collation == databaseCollation)
        {
            return null;
        }

        if (row.IsUserDefined || row.TypeName == "sysname")
        {
            Report(subject, $"Its collation {row.Collation} is not that of its database, which columns of its type have in the target.");
            return null;
        }

        return row.Collation;
    }

    private Identity? IdentityOf(ColumnRow row, string subject)
    {
        if (!row.IsIdentity)
        {
            return null;
        }

        if (TryParse(row.Seed, out var seed) && TryParse(row.Increment, out var increment))
        {
            return new Identity(IdentityKind.Always, seed, increment);
        }

        Report(subject, "Its numbers begin beyond 64 bits; the target's column does not number rows by itself.");
        return null;
    }

    private static bool TryParse(string? text, out long number)
    {
        number = 1;
        return text is null || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private NativeType TypeOf(ColumnRow row, ColumnFeatureRow? feature, string subject)
    {
        var type = TypeResolver.Resolve(row);
        if (feature is { IsEncrypted: true })
        {
            Report(subject, "It is always encrypted; the target has a varbinary(max) column, filled like one.");
            return new NativeType(new BinaryType(), "varbinary(max)");
        }

        if (feature is { IsTypedXml: true })
        {
            Report(subject, "Values are not made by its collection of XML schemas; the target has untyped xml.");
        }

        if (feature is { IsFileStream: true })
        {
            Report(subject, "FILESTREAM is not kept; the target stores the bytes in the table.");
        }

        if (type.Type is null && row.IsUserDefined)
        {
            Report(subject, $"Its type {type.Text} is one of an assembly; the target has nvarchar(max) and no default there.");
            return new NativeType(new UnsupportedType(), "nvarchar(max)");
        }

        if (type.Type is null)
        {
            Report(subject, $"Its type {type.Text} is unknown here; values are carried as text.");
        }

        return type;
    }

    private void ReportHidden(ColumnRow row, string subject)
    {
        if (masks.GetValueOrDefault((row.ObjectId, row.ColumnId)) is { IsVisible: false })
        {
            Report(
                subject,
                "Its values are masked for this login, so that what is read are the masks and not the values. GRANT UNMASK to the login.");
        }

        if (row is { IsComputed: true, ComputedDefinition: null })
        {
            Report(subject, "How it is computed is hidden from a login without VIEW DEFINITION; the target has a stored column.");
        }

        if (row is { HasDefault: true, DefaultDefinition: null })
        {
            Report(
                $"default of {subject}",
                "It is hidden from a login without VIEW DEFINITION, or an object of its own that is bound here; it is not recreated.");
        }
    }

    private static GeneratedColumn? GeneratedOf(ColumnRow row, ColumnFeatureRow? feature) => (row, feature) switch
    {
        ({ ComputedDefinition: { } definition }, _) => new GeneratedColumn(SqlText.Unwrap(definition), row.IsPersisted),
        ({ TypeName: "timestamp" }, _) => new GeneratedColumn("", IsStored: true) { Kind = GeneratedKind.RowVersion },
        (_, { GeneratedAlways: 1 }) => new GeneratedColumn("", IsStored: true) { Kind = GeneratedKind.RowStart },
        (_, { GeneratedAlways: 2 }) => new GeneratedColumn("", IsStored: true) { Kind = GeneratedKind.RowEnd },
        (_, { IsColumnSet: true }) => new GeneratedColumn("", IsStored: false),
        _ => null,
    };

    private IEnumerable<string> OptionsOf(ColumnRow row, ColumnFeatureRow? feature)
    {
        var options = new (bool Applies, string Text)[]
        {
            (feature is { IsSparse: true }, ColumnOptions.Sparse),
            (feature is { IsColumnSet: true }, ColumnOptions.ColumnSet),
            (feature is { IsHidden: true }, ColumnOptions.Hidden),
            (row.IsRowGuid, ColumnOptions.RowGuid),
            (row is { IsIdentity: true, IsNotForReplication: true }, ColumnOptions.NotForReplication),
        };
        var mask = masks.GetValueOrDefault((row.ObjectId, row.ColumnId));
        return options.Where(option => option.Applies).Select(option => option.Text)
            .Concat(mask is null ? [] : [ColumnOptions.Masked(mask.MaskingFunction)]);
    }

    private void Report(string subject, string message) => issues.Add(new SchemaIssue(SchemaIssueSeverity.Warning, subject, message));
}
