"""《信访工作条例》, in force since 1 May 2022, as declared facts."""
