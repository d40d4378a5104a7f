using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using System.Text.Json;

namespace Wheelhouse.Platform;

/// <summary>Column shapes that modules share.</summary>
public static class Columns
{
    /// <summary>Keeps an immutable value as one JSON document: jsonb on PostgreSQL, text on SQLite.</summary>
    /// <remarks>Queries do not look inside.</remarks>
    public static PropertyBuilder<T> IsDocument<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property
            .HasConversion(
                value => JsonSerializer.Serialize(value, Json.Stored),
                text => JsonSerializer.Deserialize<T>(text, Json.Stored)!,
                new ValueComparer<T>(
                    (a, b) => ReferenceEquals(a, b) // a snapshot is the value itself, so most are
                        || JsonSerializer.Serialize(a, Json.Stored) == JsonSerializer.Serialize(b, Json.Stored),
                    value => JsonSerializer.Serialize(value, Json.Stored).GetHashCode(StringComparison.Ordinal),
                    value => value))
            .HasAnnotation(Naming.Document, true);
    }

    /// <summary>A foreign key of rows that come by the thousand, which SQLite holds and PostgreSQL does not.</summary>
    /// <remarks>
    /// For every row PostgreSQL looks the other one up and writes a lock into it. Measured: an eighth of all it does
    /// for a bank's file, and the page of every agreement written anew. Only for a row that is never deleted, which
    /// the database guards, and that the writer has just read or written; a law must say that none hangs in the air.
    /// </remarks>
    public static void IsTakenOnTrust<TPrincipal, TDependent>(
        this ReferenceCollectionBuilder<TPrincipal, TDependent> key)
        where TPrincipal : class
        where TDependent : class
    {
        ArgumentNullException.ThrowIfNull(key);
        key.HasAnnotation(Naming.OnTrust, true);
    }
}
