namespace Synth.Cluster.Tests.Processes;

/// <summary>Whose databases clusters fill.</summary>
public enum TargetEngine
{
    PostgreSql,
    MySql,
}
