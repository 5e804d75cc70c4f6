namespace Synth.Engine.Demo.Rows;

/// <summary>A node of the three-level category tree; its code is that of the department it is in.</summary>
internal sealed record Category(int Id, int? ParentId, string Code, string Name);
