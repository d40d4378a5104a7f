using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Storage;

/// <summary>Agreements whose accrual is booked together: those of one product in one currency on the same two
/// accounts.</summary>
sealed class PoolRow : IOwned, IAppendOnly
{
    public required Id<Organisation> Organisation { get; init; }

    /// <summary>64 bits of the SHA-256 of all the rest: every server finds the same key without asking.</summary>
    public required long Key { get; init; }

    public required Text Product { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>The accounts in the ledger: what has accrued, and the income that it is.</summary>
    public required string Asset { get; init; }

    public required string Income { get; init; }

    /// <summary>The pool of an agreement; null where its accrual is not booked.</summary>
    internal static PoolRow? Of(Contract contract)
    {
        if (contract.AccrualAccounts is not (var asset, var income))
        {
            return null;
        }

        var (product, currency) = (contract.Product, contract.Currency);
        var name = $"{contract.Organisation}|{product.Zh}|{product.En}|{currency}|{asset}|{income}";
        return new()
        {
            Organisation = contract.Organisation,
            Key = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))),
            Product = product,
            Currency = currency,
            Asset = asset,
            Income = income,
        };
    }

    internal sealed class Configuration : IEntityTypeConfiguration<PoolRow>
    {
        public void Configure(EntityTypeBuilder<PoolRow> builder)
        {
            builder.ToTable("servicing_pools");
            builder.HasKey(p => new { p.Organisation, p.Key });
            builder.Property(p => p.Key).ValueGeneratedNever();
            builder.Property(p => p.Product).IsDocument();
            builder.Property(p => p.Asset).HasMaxLength(60);
            builder.Property(p => p.Income).HasMaxLength(60);
        }
    }
}

/// <summary>What had accrued in a pool at the end of a day: booked in one entry, by difference to the day
/// before.</summary>
sealed class AccrualRow : IOwned, IAppendOnly
{
    public required Id<Organisation> Organisation { get; init; }

    public required long Pool { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Accrued and not recognised, in minor units of the pool's currency.</summary>
    public required long Amount { get; init; }

    /// <summary>Agreements that it is the sum of.</summary>
    public required int Agreements { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AccrualRow>
    {
        public void Configure(EntityTypeBuilder<AccrualRow> builder)
        {
            builder.ToTable("servicing_accruals");
            builder.HasKey(a => new { a.Organisation, a.Pool, a.Day });
        }
    }
}
