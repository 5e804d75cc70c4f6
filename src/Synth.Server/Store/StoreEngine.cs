namespace Synth.Server.Store;

/// <summary>The engines that can hold the daemon's own database.</summary>
internal enum StoreEngine
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
