using System.Text.RegularExpressions;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>
/// What a <see cref="TdsServer"/> answers for a database that begins empty: it keeps the tables that are created and the rows that are
/// loaded, and gives the rows back. It knows the statements that the connector and the driver's bulk copy send, and what a test says; it takes
/// all else for carried out. Statements are read by Microsoft's parser. Thread-safe.
/// </summary>
internal sealed partial class StoredDatabase
{
    private const string DefaultCollation = "SQL_Latin1_General_CP1_CI_AS";

    private readonly Lock access = new();
    private readonly List<(Func<TdsRequest, bool> Applies, Func<TdsRequest, IReadOnlyList<TdsReply>> Answer)> rules = [];
    private readonly Dictionary<string, StoredTable> tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, (StoredTable Table, string Name)> loading = [];

    public StoredDatabase()
    {
        On("SERVERPROPERTY('ServerName')", Text("HOST\\ONE"));
        On("service_broker_guid", Text("5:6f9619ff-8b86-d011-b42d-00c04fc964ff"));
        On("DATABASEPROPERTYEX(DB_NAME(), 'Collation')", Text(DefaultCollation));
        On("snapshot_isolation_state", Text("1"));
        On("HAS_PERMS_BY_NAME(DB_NAME()", Text("0"));
        On("sp_getapplock", Number(0));
        rules.Add((request => request.Text == RunRecordSql.Exists, _ => [Number(tables.Keys.Count(IsRecord))]));
        rules.Add((request => request.Text == RunRecordSql.CountObjects, _ => [Number(tables.Keys.Count(name => !IsRecord(name)))]));
        rules.Add((request => request.Text == RunRecordSql.Objects, _ => [Objects()]));
        rules.Add((request => RunRecordSql.OptionalObjects.Contains(request.Text), _ => [ObjectRows([])]));
    }

    /// <summary>The rows of each table, by its quoted name.</summary>
    public IReadOnlyDictionary<string, StoredTable> Tables => tables;

    /// <summary>Has every request whose text contains a part answered in a certain way; what is said last goes first.</summary>
    public StoredDatabase On(string part, params TdsReply[] replies) =>
        On(request => request.Text.Contains(part, StringComparison.Ordinal), _ => replies);

    /// <summary>Has requests answered in a certain way; what is said last goes first.</summary>
    public StoredDatabase On(Func<TdsRequest, bool> applies, Func<TdsRequest, IReadOnlyList<TdsReply>> answer)
    {
        rules.Insert(0, (applies, answer));
        return this;
    }

    /// <summary>One row of one text.</summary>
    public static TdsReply Text(string? text) => new TdsReply.Rows([new TdsColumn("", TdsType.Parse("nvarchar(256)"))], [[text]]);

    /// <summary>One row of one int.</summary>
    public static TdsReply Number(int number) => new TdsReply.Rows([new TdsColumn("", TdsType.Parse("int"))], [[number]]);

    public IReadOnlyList<TdsReply> Answer(TdsRequest request)
    {
        lock (access)
        {
            var rule = rules.Find(rule => rule.Applies(request));
            return rule.Answer?.Invoke(request) ?? request.Kind switch
            {
                TdsPacketType.BulkLoad => Load(request),
                TdsPacketType.Transaction => [Transaction(request.Text), new TdsReply.Done()],
                _ when DescribedTable().Match(request.Text) is { Success: true } match => Describe(match.Groups["name"].Value),
                _ when BulkInsert().Match(request.Text) is { Success: true } match => BeginLoad(request.Session, match.Groups["name"].Value),
                _ => StoredStatements.Execute(request, tables),
            };
        }
    }

    private static bool IsRecord(string name) => name == "[synth].[run]";

    private TdsReply.Rows Objects() => ObjectRows(tables.Keys.Where(name => !IsRecord(name)).Select(name =>
    {
        var parts = name[1..^1].Split("].[");
        return (IReadOnlyList<object?>)["TABLE", parts[0], parts[1].Replace("]]", "]", StringComparison.Ordinal), null];
    }));

    private static TdsReply.Rows ObjectRows(IEnumerable<IReadOnlyList<object?>> rows) => new(
        Columns(("Kind", "varchar(18)"), ("SchemaName", "sysname"), ("Name", "sysname"), ("TableName", "nvarchar(128)")),
        [.. rows]);

    // What the driver asks before a bulk copy: whether a transaction is open, the columns, their collations, other names that they have.
    private IReadOnlyList<TdsReply> Describe(string name) =>
    [
        Number(0),
        new TdsReply.Rows(tables[name].Columns, []),
        new TdsReply.Rows(
            Columns(("colid", "int"), ("name", "sysname"), ("tds_collation", "binary(5)"), ("collation", "sysname")),
            [.. tables[name].Columns.Index().Select(column => CollationOf(column.Index, column.Item))]),
        new TdsReply.Rows(Columns(("Canonical_Column_Name", "sysname"), ("Aliased_Column_Name", "sysname")), []),
    ];

    private static IReadOnlyList<object?> CollationOf(int position, TdsColumn column) => column.Type.IsText
        ? [position + 1, column.Name, TdsType.Collation, DefaultCollation]
        : [position + 1, column.Name, null, null];

    private static IReadOnlyList<TdsColumn> Columns(params IEnumerable<(string Name, string Type)> columns) =>
        [.. columns.Select(column => new TdsColumn(column.Name, TdsType.Parse(column.Type)))];

    private IReadOnlyList<TdsReply> BeginLoad(int session, string name)
    {
        loading[session] = (tables[name], name);
        return [new TdsReply.Done()];
    }

    private IReadOnlyList<TdsReply> Load(TdsRequest request)
    {
        loading.Remove(request.Session, out var target);
        target.Table.Add(request.Columns.Select(column => column.Name), request.Rows);
        return [new TdsReply.Done(request.Rows.Count)];
    }

    // A transaction has a number of eight bytes, which the client then names in each request.
    private static TdsReply.Changed Transaction(string what) => what switch
    {
        "BEGIN" => new TdsReply.Changed(8, part => part.Byte(8).Int64(1).Byte(0)),
        "COMMIT" => new TdsReply.Changed(9, part => part.Byte(0).Byte(8).Int64(1)),
        _ => new TdsReply.Changed(10, part => part.Byte(0).Byte(8).Int64(1)),
    };

    [GeneratedRegex(@"sp_tablecollations_100 N'(?<name>\[.*\])'")]
    private static partial Regex DescribedTable();

    [GeneratedRegex(@"^insert bulk (?<name>\[(?:[^\]]|\]\])*\]\.\[(?:[^\]]|\]\])*\])")]
    private static partial Regex BulkInsert();
}
