//! Parts of a page: they take props only and know nothing of records.
