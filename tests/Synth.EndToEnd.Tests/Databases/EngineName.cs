namespace Synth.EndToEnd.Tests;

/// <summary>The engines between which runs are tried.</summary>
public enum EngineName
{
    Sqlite,
    PostgreSql,
    MySql,
    SqlServer,
}
