namespace Synth.Engine.Demo.Rows;

/// <summary>Somebody who works for the shop; the director, at level 1, has no manager.</summary>
internal sealed record Employee
{
    public required int Id { get; init; }

    public required int? ManagerId { get; init; }

    public required int Level { get; init; }

    public required string Department { get; init; }

    public required string Title { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Email { get; init; }

    public required decimal Salary { get; init; }

    public required DateOnly HiredOn { get; init; }
}
