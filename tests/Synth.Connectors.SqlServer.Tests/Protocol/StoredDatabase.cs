using System.Text.RegularExpressions;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Connectors.SqlServer.Swapping;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>
/// What a <see cref="TdsServer"/> answers for a database that begins empty: it keeps what statements make and the rows that are loaded,
/// gives the rows back, and tells what is there as the catalog views do, by Microsoft's own model of the statements. It knows the
/// statements that the connector and the driver's bulk copy send, and what a test says; it takes all else for carried out. Thread-safe.
/// </summary>
internal sealed partial class StoredDatabase
{
    private const string Record = "[synth].[run]";
    private const string Journal = "[synth].[journal]";
    private const string DefaultCollation = "SQL_Latin1_General_CP1_CI_AS";

    private readonly Lock access = new();
    private readonly List<(Func<TdsRequest, bool> Applies, Func<TdsRequest, IReadOnlyList<TdsReply>> Answer)> rules = [];
    private readonly StoredCatalog catalog = new();
    private readonly Dictionary<int, StoredSession> sessions = [];
    private readonly Dictionary<int, string> loading = [];
    private readonly HashSet<int> lockOwners = [];
    private bool isLockShared;

    public StoredDatabase(string identity = "5:6f9619ff-8b86-d011-b42d-00c04fc964ff")
    {
        On("SERVERPROPERTY('ServerName')", Text("HOST\\ONE"));
        On("service_broker_guid", Text(identity));
        On("DATABASEPROPERTYEX(DB_NAME(), 'Collation')", Text(DefaultCollation));
        On("snapshot_isolation_state", Text("1"));
        On("HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME())", Text("0"));
        On("AS r (position, name, privilege)", new TdsReply.Rows([new TdsColumn("", TdsType.Parse("nvarchar(256)"))], []));
        On(request => request.Text.Contains("sp_getapplock", StringComparison.Ordinal), request => [Number(TakeLock(request))]);
        On(RunRecordSql.Exists, _ => [Number(State.Tables.ContainsKey(Record) ? 1 : 0)]);
        On(LoadJournalSql.Exists, _ => [Number(State.Tables.ContainsKey(Journal) ? 1 : 0)]);
        On(RunRecordSql.CountObjects, _ =>
            [Number(State.Definitions.Count(item => item.Kind is StoredDefinition.TableKind or "VIEW"
                && StoredCatalog.IsOfUsers(item.Name.Schema!)))]);
        On(RunRecordSql.Objects, _ => [StoredCatalog.Objects(State)]);
        RunRecordSql.OptionalObjects.ToList().ForEach(query => On(query, _ => [StoredCatalog.Objects(new StoredState())]));
        On(KeyCollations.Queries[0], _ => [Text(KeyCollations.Usual)]);
        On(MemoryTables.Query, _ => [new TdsReply.Rows(Columns(("SchemaName", "sysname"), ("Name", "sysname")), [])]);
        On(SwapSql.SequenceDefaults, _ => [catalog.SequenceDefaults(State)]);
        On(CatalogQueries.Get("guarantees"), _ => [catalog.Guarantees(State)]);
        foreach (var query in SystemViews.Queries)
        {
            On(CatalogQueries.Get(query), _ => [ServedCatalog.Reply(query, catalog.Read(State))]);
        }
    }

    /// <summary>What is there now.</summary>
    public StoredState State { get; set; } = new();

    /// <summary>The rows of each table, by its quoted name.</summary>
    public IReadOnlyDictionary<string, StoredTable> Tables => State.Tables;

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
                TdsPacketType.Transaction => Transaction(request),
                _ when DescribedTable().Match(request.Text) is { Success: true } match =>
                    Describe(match.Groups["name"].Value.Replace("''", "'", StringComparison.Ordinal)),
                _ when BulkInsert().Match(request.Text) is { Success: true } match =>
                    BeginLoad(request.Session, match.Groups["name"].Value),
                _ => new StoredStatements(Session(request), request.Arguments).Execute(request.Text),
            };
        }
    }

    /// <summary>A session has ended, and with it its transaction and its lock.</summary>
    public void End(int session)
    {
        lock (access)
        {
            lockOwners.Remove(session);
            if (sessions.Remove(session, out var ended))
            {
                ended.End(isKept: false);
            }
        }
    }

    private StoredDatabase On(string text, Func<TdsRequest, IReadOnlyList<TdsReply>> answer) => On(request => request.Text == text, answer);

    private StoredSession Session(TdsRequest request)
    {
        if (!sessions.TryGetValue(request.Session, out var session))
        {
            sessions.Add(request.Session, session = new StoredSession(this));
        }

        return session;
    }

    private int TakeLock(TdsRequest request)
    {
        var isShared = request.Arguments["@Mode"] is "Shared";
        if (lockOwners.Any(owner => owner != request.Session) && !(isShared && isLockShared))
        {
            return -1;
        }

        lockOwners.Add(request.Session);
        isLockShared = isShared;
        return 0;
    }

    // What the driver asks before a bulk copy: whether a transaction is open, the columns, their collations, other names that they have.
    private IReadOnlyList<TdsReply> Describe(string name) =>
    [
        Number(0),
        new TdsReply.Rows(State.Tables[name].Columns, []),
        new TdsReply.Rows(
            Columns(("colid", "int"), ("name", "sysname"), ("tds_collation", "binary(5)"), ("collation", "sysname")),
            [.. State.Tables[name].Columns.Index().Select(column => CollationOf(column.Index, column.Item))]),
        new TdsReply.Rows(Columns(("Canonical_Column_Name", "sysname"), ("Aliased_Column_Name", "sysname")), []),
    ];

    private static IReadOnlyList<object?> CollationOf(int position, TdsColumn column) => column.Type.IsText
        ? [position + 1, column.Name, TdsType.Collation, DefaultCollation]
        : [position + 1, column.Name, null, null];

    private static IReadOnlyList<TdsColumn> Columns(params IEnumerable<(string Name, string Type)> columns) =>
        [.. columns.Select(column => new TdsColumn(column.Name, TdsType.Parse(column.Type)))];

    private IReadOnlyList<TdsReply> BeginLoad(int session, string name)
    {
        loading[session] = name;
        return [new TdsReply.Done()];
    }

    private IReadOnlyList<TdsReply> Load(TdsRequest request)
    {
        Session(request).Touch();
        loading.Remove(request.Session, out var name);
        return [State.Tables[name!].Add(request.Columns.Select(column => column.Name), request.Rows)];
    }

    // A transaction has a number of eight bytes, which the client then names in each request.
    private IReadOnlyList<TdsReply> Transaction(TdsRequest request) =>
        [.. request.Text == "BEGIN" ? Session(request).Begin() : Session(request)
            .End(isKept: request.Text == "COMMIT"), new TdsReply.Done()];

    [GeneratedRegex(@"sp_tablecollations_100 N'(?<name>\[.*\])'")]
    private static partial Regex DescribedTable();

    [GeneratedRegex(@"^insert bulk (?<name>\[(?:[^\]]|\]\])*\]\.\[(?:[^\]]|\]\])*\])")]
    private static partial Regex BulkInsert();
}
