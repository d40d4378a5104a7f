using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Screening;

namespace Wheelhouse.Origination.Storage;

/// <summary>An application: its dossier as a document, and beside it what lists look for.</summary>
sealed class ApplicationRow : IShared, IVersioned
{
    /// <summary>The name of <see cref="Brought"/> for the cipher.</summary>
    internal const string Field = "origination.brought";

    public required Id<Application> Id { get; init; }

    /// <summary>The lender.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public Id<Organisation>? Dealer { get; init; }

    public Id<Organisation>? Customer { get; init; }

    public required Id<Person> Person { get; init; }

    public required string Number { get; init; }

    public required string Vin { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the form carried beside person, car and money (<see cref="Particulars"/>), encrypted.</summary>
    public string? Brought { get; init; }

    public ApplicationState State { get; set; }

    public DateTimeOffset? DueBy { get; set; }

    public Dossier Dossier { get; set; } = null!;

    public long Version { get; set; }

    internal static ApplicationRow Of(Dossier dossier, DateTimeOffset at, string? brought = null)
    {
        var row = new ApplicationRow
        {
            Id = dossier.Id,
            Organisation = dossier.Lender,
            Dealer = dossier.Dealer,
            Customer = dossier.Customer,
            Person = dossier.Person,
            Number = dossier.Number,
            Vin = dossier.Vin,
            CreatedAt = at,
            Brought = brought,
        };
        row.Keep(dossier);
        return row;
    }

    /// <summary>Takes the next state of the dossier.</summary>
    internal void Keep(Dossier dossier) => (Dossier, State, DueBy) = (dossier, dossier.State, dossier.DueBy);

    internal sealed class Configuration : IEntityTypeConfiguration<ApplicationRow>
    {
        public void Configure(EntityTypeBuilder<ApplicationRow> builder)
        {
            builder.ToTable("origination_applications");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Number).HasMaxLength(20);
            builder.Property(a => a.Vin).HasMaxLength(17);
            builder.Property(a => a.Dossier).IsDocument();
            builder.HasIndex(a => a.Number).IsUnique();
            builder.HasIndex(a => new { a.Organisation, a.State, a.DueBy });
            builder.HasIndex(a => new { a.Organisation, a.Person });
            builder.HasIndex(a => new { a.Organisation, a.Vin });
            builder.HasIndex(a => a.Dealer);
            builder.HasIndex(a => a.Customer);
        }
    }
}
