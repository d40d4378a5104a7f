using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Parties;

/// <summary>A person on file. Everything that says who he is, is encrypted; look-ups go by blind index.</summary>
sealed class PersonRow : IOwned, IVersioned
{
    public required Id<Person> Id { get; init; }

    /// <summary>The person's own organisation.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public required Id<User> User { get; init; }

    public required string Name { get; init; }

    public required string IdNumber { get; init; }

    public required string Phone { get; set; }

    public string? Account { get; set; }

    /// <summary>Income, debts and employer as one encrypted document (<see cref="Means"/>).</summary>
    public required string Means { get; set; }

    public required string NameIndex { get; init; }

    public required string IdNumberIndex { get; init; }

    public required string PhoneIndex { get; set; }

    public required DateTimeOffset Since { get; init; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PersonRow>
    {
        public void Configure(EntityTypeBuilder<PersonRow> builder)
        {
            builder.ToTable("parties_people");
            builder.HasKey(p => p.Id);
            builder.Property(p => p.NameIndex).HasMaxLength(43);
            builder.Property(p => p.IdNumberIndex).HasMaxLength(43);
            builder.Property(p => p.PhoneIndex).HasMaxLength(43);
            builder.HasIndex(p => p.IdNumberIndex).IsUnique();
            builder.HasIndex(p => p.NameIndex);
            builder.HasIndex(p => p.PhoneIndex);
            builder.HasIndex(p => p.Organisation).IsUnique();
        }
    }
}

/// <summary>That an organisation knows a person: it registered him, or a deal of his came to it.</summary>
sealed class AcquaintanceRow : IOwned, IAppendOnly
{
    /// <summary>The one who knows.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public required Id<Person> Person { get; init; }

    public required DateTimeOffset Since { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AcquaintanceRow>
    {
        public void Configure(EntityTypeBuilder<AcquaintanceRow> builder)
        {
            builder.ToTable("parties_acquaintances");
            builder.HasKey(a => new { a.Organisation, a.Person });
            builder.HasIndex(a => a.Person);
        }
    }
}

/// <summary>What a person states to live on.</summary>
sealed record Means(Money? MonthlyIncome, Money? MonthlyDebts, string? Employer);
