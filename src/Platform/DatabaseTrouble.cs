using Microsoft.Data.Sqlite;
using Npgsql;
using System.Net.Sockets;

namespace Wheelhouse.Platform;

/// <summary>Why the database of the operator's choice cannot be used, in a sentence that says what to do.</summary>
public static class DatabaseTrouble
{
    /// <summary>The sentence; null where the fault is not the operator's to mend.</summary>
    /// <remarks>It names neither address nor login: the text ends up on consoles and in logs.</remarks>
    public static string? Sentence(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            "PostgreSQL has no database of that name; create it (createdb NAME) and start again.",
        PostgresException
        {
            SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification,
        } =>
            "PostgreSQL refuses the user or the password; correct the address postgres://user:password@host:port/name.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            "The PostgreSQL user may not create tables in this database; make the user its owner and start again.",
        NpgsqlException { InnerException: SocketException or TimeoutException } =>
            "PostgreSQL does not answer; see that the server runs, and that host and port are right.",
        SqliteException { SqliteErrorCode: 14 } =>
            "The database file cannot be opened; see that its folder exists and that this account may write there.",
        SqliteException { SqliteErrorCode: 26 } =>
            "The file is no SQLite database; give another path, or move the file away.",
        SqliteException { SqliteErrorCode: 8 } =>
            "The database file is read-only; give this account the right to write to it.",
        SqliteException { SqliteErrorCode: 13 } =>
            "The disk is full; make room and start again: nothing half written is kept.",
        { InnerException: { } inner } => Sentence(inner),
        _ => null,
    };
}
